package testservers.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** WildFly by {@code standalone.sh}, with the flags in {@code JAVA_OPTS}. */
public final class WildFly extends Operator {
  private WildFly(String[] args) throws IOException {
    super(args);
  }

  public static void main(String[] args) throws Exception {
    new WildFly(args).run();
  }

  @Override
  ProcessBuilder command() throws IOException {
    copy(
        server().resolve("standalone/configuration"),
        Files.createDirectories(place()).resolve("configuration"));
    Path deployments = Files.createDirectories(place().resolve("deployments"));
    Files.copy(war(), deployments.resolve(war().getFileName()));
    int management = freePort();
    System.out.println("management on " + management);
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "sh",
                server().resolve("bin/standalone.sh").toString(),
                "-b",
                address(),
                "-Djboss.server.base.dir=" + place(),
                "-Djboss.http.port=" + port(),
                "-Djboss.https.port=" + freePort(),
                "-Djboss.management.http.port=" + management));
    builder.environment().put("JAVA_HOME", javaHome().toString());
    builder.environment().put("JAVA_OPTS", String.join(" ", flags()));
    return builder;
  }

  @Override
  String readyWord() {
    return "WFLYSRV0025";
  }
}
