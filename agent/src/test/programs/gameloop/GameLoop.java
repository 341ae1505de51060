package testprograms.gameloop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * A game without a server. For each line it does something, and prints the number of the line when
 * it has: {@code tick MILLIS} a tick of that length, {@code fill} gives the garbage
 * collector work, {@code collect} a tick that waits for it, {@code open} opens a room, {@code move} moves, {@code win STONE} ends the
 * newest room, {@code fail} throws.
 */
public final class GameLoop {
  private static final World WORLD = new World();

  private GameLoop() {}

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      run(words[0], words.length > 1 ? words[1] : "");
      System.out.println(++number + ": done");
    }
  }

  private static void run(String command, String argument) throws Exception {
    switch (command) {
      case "tick":
        WORLD.tick(Integer.parseInt(argument));
        break;
      case "fill":
        WORLD.fill();
        break;
      case "collect":
        WORLD.tick();
        break;
      case "open":
        WORLD.open();
        break;
      case "move":
        WORLD.newest().move(argument);
        break;
      case "win":
        WORLD.newest().finish(new Player(Stone.valueOf(argument)));
        break;
      case "fail":
        try {
          WORLD.newest().move(null);
        } catch (IOException expected) {
          break;
        }
        break;
      default:
        throw new IllegalArgumentException(command);
    }
  }
}
