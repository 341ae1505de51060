package testprograms.gameloop;

/** With a getter only. */
final class Player {
  private final Stone held;

  Player(Stone held) {
    this.held = held;
  }

  Stone getStone() {
    return held;
  }
}
