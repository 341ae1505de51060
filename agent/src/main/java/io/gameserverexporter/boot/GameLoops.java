package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/**
 * What advice calls in the main loops of games that the agent knows, around each tick.
 *
 * <p>A thread is in one tick of a loop at a time: one that begins within another is a part of it.
 * No method throws: an error here must not reach the server (see {@link Suppressed}). No method
 * allocates or locks after the first tick of a thread.
 */
public final class GameLoops {
  public static final int MINECRAFT = 0;
  public static final int MINESTOM = 1;
  public static final int NUKKIT = 2;
  public static final int LIBGDX = 3;
  public static final int JMONKEYENGINE = 4;

  /** How many there are. */
  public static final int COUNT = 5;

  private static volatile @Nullable LoopSink sink;

  /**
   * By loop, when the tick has begun that the thread is in, and 0 for none; then the budgets that
   * loops have told.
   */
  private static final ThreadLocal<long[]> TICKS =
      new ThreadLocal<long[]>() {
        @Override
        protected long[] initialValue() {
          return new long[2 * COUNT];
        }
      };

  private GameLoops() {}

  /** Installs the core's sink; before that, ticks pass uncounted. */
  public static void install(LoopSink newSink) {
    sink = newSink;
  }

  /** How long the next ticks of the thread's loop may take. */
  public static void budget(int loop, long nanos) {
    TICKS.get()[COUNT + loop] = nanos;
  }

  /**
   * A tick begins.
   *
   * @return what {@link #ended} is to be given: 0 within another, or when it is not counted
   */
  public static long begun(int loop) {
    try {
      LoopSink to = sink;
      if (to == null) {
        return 0;
      }
      long[] ticks = TICKS.get();
      if (ticks[loop] != 0) {
        return 0;
      }
      long begun = to.begun(loop);
      ticks[loop] = begun;
      return begun;
    } catch (Throwable error) {
      Suppressed.note(error);
      return 0;
    }
  }

  /** The tick has ended that {@link #begun} has returned this for. */
  public static void ended(int loop, long begun) {
    if (begun != 0) {
      endedHere(loop);
    }
  }

  /** The tick has ended that the thread is in, if it is in one. */
  public static void endedHere(int loop) {
    try {
      long[] ticks = TICKS.get();
      LoopSink to = sink;
      long begun = ticks[loop];
      ticks[loop] = 0;
      if (begun != 0 && to != null) {
        to.ended(loop, begun, ticks[COUNT + loop]);
      }
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }
}
