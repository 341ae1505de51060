package io.gameserverexporter.omok.bots;

/**
 * What a bot does beside playing.
 *
 * @param chores how many other calls it makes between games
 * @param mistakes how likely it makes a call that the server has to refuse, where it could
 * @param passes how likely it passes its turn
 * @param stays whether it plays on after a game and waits for a match however long it takes
 */
record Habits(int chores, double mistakes, double passes, boolean stays) {
  /** Every kind of request that the server may meet. */
  static final Habits MANIFOLD = new Habits(4, 0.05, 0.02, true);

  /** One game with somebody who waits for one. */
  static final Habits OPPONENT = new Habits(0, 0, 0, false);
}
