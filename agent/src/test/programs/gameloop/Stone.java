package testprograms.gameloop;

/** Its text is not its name. */
enum Stone {
  BLACK,
  WHITE;

  @Override
  public String toString() {
    throw new IllegalStateException("called by somebody who must not");
  }
}
