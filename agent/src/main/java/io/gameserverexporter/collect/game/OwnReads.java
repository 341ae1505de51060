package io.gameserverexporter.collect.game;

/**
 * Whether this thread reads values of the game's for the agent at this moment. What getters call
 * meanwhile is not what the game does, and is not counted; nor can a label that calls its own
 * counter's method go round in circles.
 */
final class OwnReads {
  // The array is the thread's own cell.
  private static final ThreadLocal<boolean[]> READING =
      new ThreadLocal<boolean[]>() {
        @Override
        protected boolean[] initialValue() {
          return new boolean[1];
        }
      };

  private OwnReads() {}

  static boolean areOn() {
    return READING.get()[0];
  }

  static void begin() {
    READING.get()[0] = true;
  }

  static void end() {
    READING.get()[0] = false;
  }
}
