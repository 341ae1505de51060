package io.gameserverexporter.probe;

/** One method or class of the game that is to be woven, for {@link ProbeTransformer}. */
public final class GameWeave {
  /** What of it is to be seen. */
  public enum Kind {
    /** That a method is called, for how long, and what it throws. */
    CALLS,
    /** The same, with its arguments, its object and its result. */
    VALUES,
    /** Which objects of a class are made. */
    OBJECTS
  }

  private final Kind kind;
  private final String className;
  private final String method;
  private final int slot;
  private volatile boolean woven;

  /**
   * @param className as {@code Class.getName} gives it
   * @param method its name, empty for objects
   * @param slot in {@code boot.GameMethods}
   */
  public GameWeave(Kind kind, String className, String method, int slot) {
    this.kind = kind;
    this.className = className;
    this.method = method;
    this.slot = slot;
  }

  Kind kind() {
    return kind;
  }

  String className() {
    return className;
  }

  String method() {
    return method;
  }

  int slot() {
    return slot;
  }

  void woven() {
    woven = true;
  }

  /** Whether its class is loaded and woven. */
  public boolean isWoven() {
    return woven;
  }

  /** As in the configuration: {@code com.example.World#tick}, or the class alone. */
  String shown() {
    return method.isEmpty() ? className : className + '#' + method;
  }
}
