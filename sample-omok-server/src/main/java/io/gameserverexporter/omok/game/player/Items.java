package io.gameserverexporter.omok.game.player;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Players' items; game money and diamonds are amounts in the player's row, not items in a list. */
final class Items {
  static final List<Item> FIRST_LOGIN =
      List.of(
          new Item(Item.GAME_MONEY, 1000),
          new Item(Item.TAKE_BACK_MOVE, 1),
          new Item(Item.NICKNAME_CHANGE, 1));

  private static final int PAGE_SIZE = 20;

  private final JdbcClient jdbc;

  Items(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Owned(long playerItemCode, int itemCode, int itemCnt) {}

  /** Adds to what a player has; to be called in a transaction. */
  void give(long uid, Item item) {
    switch (item.code()) {
      case Item.GAME_MONEY -> addTo("game_money", uid, item.count());
      case Item.DIAMOND -> addTo("diamond", uid, item.count());
      default -> addItem(uid, item);
    }
  }

  private void addTo(String column, long uid, int count) {
    jdbc.sql("UPDATE player SET " + column + " = " + column + " + ? WHERE player_uid = ?")
        .params(count, uid)
        .update();
  }

  private void addItem(long uid, Item item) {
    int updated =
        jdbc.sql(
                "UPDATE player_item SET item_cnt = item_cnt + ? WHERE player_uid = ? AND item_code"
                    + " = ?")
            .params(item.count(), uid, item.code())
            .update();
    if (updated == 0) {
      jdbc.sql("INSERT INTO player_item (player_uid, item_code, item_cnt) VALUES (?, ?, ?)")
          .params(uid, item.code(), item.count())
          .update();
    }
  }

  /** A page of a player's items; the first page is 1. */
  List<Owned> page(long uid, int page) {
    return jdbc.sql(
            "SELECT player_item_code, item_code, item_cnt FROM player_item WHERE player_uid = ?"
                + " ORDER BY player_item_code LIMIT ? OFFSET ?")
        .params(uid, PAGE_SIZE, (long) (page - 1) * PAGE_SIZE)
        .query((row, n) -> new Owned(row.getLong(1), row.getInt(2), row.getInt(3)))
        .list();
  }
}
