package io.gameserverexporter.omok.fault;

/** Ends the process on the spot, as a crash does. Only a new start mends it. */
final class SuddenEnd implements Fault {
  /** As the shell reports a process that the kernel has killed. */
  private static final int EXIT_CODE = 128 + 9;

  @Override
  public void begin() {
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  @Override
  public void end() {}
}
