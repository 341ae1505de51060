package io.gameserverexporter.omok.board;

/** What came of an attempt to move. */
public enum MoveOutcome {
  /** The stone lies, the other player is next. */
  PLACED,
  /** The stone lies and makes five or more in a row. */
  WON,
  /** The stone lies on the last free cell and nobody has won. */
  DRAWN,
  /** Nothing changed: the game was over before. */
  GAME_OVER,
  /** Nothing changed: the other player is to move. */
  NOT_YOUR_TURN,
  /** Nothing changed: there is a stone already. */
  OCCUPIED
}
