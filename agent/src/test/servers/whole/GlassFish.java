package testservers.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** GlassFish in one jar, by {@code java -jar}. */
public final class GlassFish extends Operator {
  private GlassFish(String[] args) throws IOException {
    super(args);
  }

  public static void main(String[] args) throws Exception {
    new GlassFish(args).run();
  }

  @Override
  ProcessBuilder command() throws IOException {
    // Five threads are too few: a handler that waits for a client holds one for half a minute.
    Files.writeString(
        place().resolve("glassfish.properties"),
        "embedded-glassfish-config.server.thread-pools.thread-pool.http-thread-pool"
            + ".max-thread-pool-size=100\n");
    List<String> command = new ArrayList<>();
    command.add(javaHome().resolve("bin/java").toString());
    command.addAll(flags());
    command.add("-jar");
    command.add(server().toString());
    command.add("--port=" + port());
    command.add("deploy --contextroot=app " + war());
    return new ProcessBuilder(command).directory(place().toFile());
  }

  @Override
  String readyWord() {
    return "was successfully deployed";
  }
}
