package testprograms.knownloops;

import cn.nukkit.Server;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import net.minecraft.server.dedicated.DedicatedServer;
import net.minestom.server.ServerProcessImpl;

/**
 * Ticks for each line as servers for Minecraft do it, and prints the number of the line when it has:
 * {@code minecraft MILLIS}, {@code minestom}, {@code failing}, {@code nukkit} or {@code early}.
 */
public final class KnownLoops {
  private KnownLoops() {}

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    DedicatedServer minecraft = new DedicatedServer();
    ServerProcessImpl minestom = new ServerProcessImpl();
    Server nukkit = new Server();
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "minecraft":
          long until = System.nanoTime() + Long.parseLong(words[1]) * 1000000L;
          minecraft.tickServer(() -> System.nanoTime() < until);
          break;
        case "minestom":
          minestom.ticker().tick(1);
          break;
        case "failing":
          try {
            minestom.ticker().tick(-1);
          } catch (IllegalStateException expected) {
            break;
          }
          break;
        case "nukkit":
          nukkit.tickOnce();
          break;
        default:
          nukkit.tickEarly();
      }
      System.out.println(++number + ": done");
    }
  }
}
