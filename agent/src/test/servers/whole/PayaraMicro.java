package testservers.whole;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Payara Micro by {@code java -jar}. */
public final class PayaraMicro extends Operator {
  private PayaraMicro(String[] args) throws IOException {
    super(args);
  }

  public static void main(String[] args) throws Exception {
    new PayaraMicro(args).run();
  }

  @Override
  ProcessBuilder command() {
    List<String> command = new ArrayList<>();
    command.add(javaHome().resolve("bin/java").toString());
    command.addAll(flags());
    command.add("-jar");
    command.add(server().toString());
    command.addAll(List.of("--deploy", war().toString()));
    command.addAll(List.of("--port", Integer.toString(port())));
    // A handler that waits for a client holds a thread for half a minute.
    command.addAll(List.of("--maxHttpThreads", "100"));
    // A cluster would look for others in the network.
    command.add("--nohazelcast");
    return new ProcessBuilder(command);
  }

  @Override
  String readyWord() {
    return "ready in";
  }
}
