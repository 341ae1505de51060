package io.gameserverexporter.omok.game.player;

import io.gameserverexporter.omok.game.guard.Player;
import io.gameserverexporter.omok.game.guard.PlayerBody;
import io.gameserverexporter.omok.web.Check;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import io.gameserverexporter.omok.web.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A player's mailbox. */
@RestController
final class MailController {
  private final Mails mails;

  MailController(Mails mails) {
    this.mails = mails;
  }

  record BoxRequest(@Nullable String playerId, @Nullable Integer pageNum) implements PlayerBody {}

  record BoxResponse(
      ErrorCode result,
      List<Long> mailIds,
      List<String> titles,
      List<Integer> itemCodes,
      List<Instant> sendDates,
      List<Integer> receiveYns) {}

  record MailRequest(@Nullable String playerId, @Nullable Long mailId) implements PlayerBody {}

  record MailResponse(
      ErrorCode result,
      long mailId,
      String title,
      String content,
      int itemCode,
      int itemCnt,
      Instant sendDate,
      Instant expireDate,
      @Nullable Instant receiveDate,
      int receiveYn) {}

  record ReceiveResponse(ErrorCode result, int isAlreadyReceived) {}

  @PostMapping("/mail/get-mailbox")
  BoxResponse mailbox(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody BoxRequest request) {
    int page = Check.number(request.pageNum(), 1, Integer.MAX_VALUE);
    List<Mails.Mail> box = mails.page(player.uid(), page);
    return new BoxResponse(
        ErrorCode.NONE,
        box.stream().map(Mails.Mail::id).toList(),
        box.stream().map(Mails.Mail::title).toList(),
        box.stream().map(mail -> mail.item().code()).toList(),
        box.stream().map(Mails.Mail::sent).toList(),
        box.stream().map(Mails.Mail::receiveYn).toList());
  }

  @PostMapping("/mail/read")
  MailResponse read(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody MailRequest request) {
    Mails.Mail mail =
        mails
            .find(player.uid(), Check.id(request.mailId()))
            .orElseThrow(() -> OmokException.refused(ErrorCode.MAIL_NOT_FOUND));
    return new MailResponse(
        ErrorCode.NONE,
        mail.id(),
        mail.title(),
        mail.content(),
        mail.item().code(),
        mail.item().count(),
        mail.sent(),
        mail.expires(),
        mail.received(),
        mail.receiveYn());
  }

  @PostMapping("/mail/receive-item")
  ReceiveResponse receiveItem(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody MailRequest request) {
    ErrorCode result = mails.receive(player.uid(), Check.id(request.mailId()));
    if (result == ErrorCode.MAIL_NOT_FOUND) {
      throw OmokException.refused(result);
    }
    return new ReceiveResponse(result, result == ErrorCode.MAIL_ALREADY_RECEIVED ? 1 : 0);
  }

  @PostMapping("/mail/delete")
  Result delete(
      @RequestAttribute(Player.ATTRIBUTE) Player player, @RequestBody MailRequest request) {
    return new Result(mails.delete(player.uid(), Check.id(request.mailId())));
  }
}
