package testservers.whole;

import java.io.IOException;
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
  ProcessBuilder command() {
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
