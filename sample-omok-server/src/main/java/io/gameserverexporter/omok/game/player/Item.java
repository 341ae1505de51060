package io.gameserverexporter.omok.game.player;

/**
 * Some of one kind of item.
 *
 * @param code which kind
 * @param count how many
 */
record Item(int code, int count) {
  static final int GAME_MONEY = 1;
  static final int DIAMOND = 2;
  static final int TAKE_BACK_MOVE = 3;
  static final int NICKNAME_CHANGE = 4;
}
