package io.gameserverexporter.omok.game.player;

import io.gameserverexporter.omok.game.guard.Player;
import io.gameserverexporter.omok.game.guard.PlayerBody;
import io.gameserverexporter.omok.web.Check;
import io.gameserverexporter.omok.web.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A player's items. */
@RestController
final class ItemController {
  private final Items items;

  ItemController(Items items) {
    this.items = items;
  }

  record ListRequest(@Nullable String playerId, @Nullable Integer itemPageNum)
      implements PlayerBody {}

  record ListResponse(
      ErrorCode result, List<Long> playerItemCode, List<Integer> itemCode, List<Integer> itemCnt) {}

  @PostMapping("/item/get-list")
  ListResponse list(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody ListRequest request) {
    int page = Check.number(request.itemPageNum(), 1, Integer.MAX_VALUE);
    List<Items.Owned> owned = items.page(player.uid(), page);
    return new ListResponse(
        ErrorCode.NONE,
        owned.stream().map(Items.Owned::playerItemCode).toList(),
        owned.stream().map(Items.Owned::itemCode).toList(),
        owned.stream().map(Items.Owned::itemCnt).toList());
  }
}
