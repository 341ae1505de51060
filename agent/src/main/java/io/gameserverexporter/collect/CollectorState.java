package io.gameserverexporter.collect;

/** How a collector fares at one moment. Immutable. */
public final class CollectorState {
  private final String name;
  private final String state;
  private final String reason;
  private final long sinceMillis;

  CollectorState(String name, String state, String reason, long sinceMillis) {
    this.name = name;
    this.state = state;
    this.reason = reason;
    this.sinceMillis = sinceMillis;
  }

  /** The collector's name as in the settings. */
  public String name() {
    return name;
  }

  /**
   * {@code starting} before its first reading, {@code on}, {@code failed} when the last reading did
   * not work, {@code hangs} while a reading does not come back, {@code parked} for a while after
   * one that took too long for a scrape, or {@code absent} when this system has nothing of the
   * kind.
   */
  public String state() {
    return state;
  }

  /** Why it is not on, and what can be done about it; empty when it is. */
  public String reason() {
    return reason;
  }

  /** When the state began, in milliseconds since 1970. */
  public long sinceMillis() {
    return sinceMillis;
  }
}
