package io.gameserverexporter.collect.jvm;

/** For how long the application has stood still so far, by cause; what is not known stays 0. */
public interface PauseTimes {
  /** Seconds in pauses of the garbage collectors; with Shenandoah also beside the application. */
  double gcSeconds();

  /**
   * Seconds in safepoints and until all threads had come to them, those of collections included.
   */
  double safepointSeconds();

  /** Seconds in which the container had used up its processor limit; reads a file. */
  double throttledSeconds();
}
