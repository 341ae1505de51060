package testservers.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Payara Server, which is made of OSGi bundles, by {@code asadmin start-domain}. */
public final class PayaraServer extends Operator {
  private static final Pattern PORT = Pattern.compile("port=\"[0-9]+\"");

  private PayaraServer(String[] args) throws IOException {
    super(args);
  }

  public static void main(String[] args) throws Exception {
    new PayaraServer(args).run();
  }

  @Override
  ProcessBuilder command() throws IOException {
    Path domain = place().resolve("domain1");
    copy(server().resolve("glassfish/domains/domain1"), domain);
    Path settings = domain.resolve("config/domain.xml");
    Files.writeString(settings, settings(Files.readString(settings)));
    Path deployments = Files.createDirectories(domain.resolve("autodeploy"));
    Files.copy(war(), deployments.resolve(war().getFileName()));
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "sh",
                server().resolve("bin/asadmin").toString(),
                "start-domain",
                "--verbose",
                "--domaindir",
                place().toString(),
                "domain1"));
    builder.environment().put("AS_JAVA", javaHome().toString());
    builder.environment().put("JAVA_HOME", javaHome().toString());
    return builder;
  }

  /** With the JVM's flags as {@code asadmin create-jvm-options} writes them. */
  private String settings(String domain) throws IOException {
    int management = freePort();
    System.out.println("management on " + management);
    StringBuilder options = new StringBuilder();
    for (String flag : flags()) {
      options.append("<jvm-options>").append(flag).append("</jvm-options>\n");
    }
    String settings =
        domain
            .replaceFirst("</java-config>", Matcher.quoteReplacement(options + "</java-config>"))
            .replace("port=\"8080\"", "address=\"" + address() + "\" port='" + port() + "'")
            .replace("port=\"4848\"", "address=\"" + address() + "\" port='" + management + "'")
            .replace("port=\"8181\"", "address=\"" + address() + "\" port=\"8181\"")
            .replace("0.0.0.0", address())
            .replace("value=\"7676\"", "value=\"" + freePort() + "\"")
            // A handler that waits for a client holds a thread for half a minute.
            .replace(
                "name=\"http-thread-pool\"", "name=\"http-thread-pool\" max-thread-pool-size=\"100\"")
            // A cluster would look for others in the network.
            .replace(
                "<hazelcast-config-specific-configuration",
                "<hazelcast-config-specific-configuration enabled=\"false\"");
    Matcher ports = PORT.matcher(settings);
    StringBuilder free = new StringBuilder();
    while (ports.find()) {
      ports.appendReplacement(free, "port=\"" + freePort() + "\"");
    }
    return ports.appendTail(free).toString();
  }

  @Override
  String readyWord() {
    return "was successfully deployed";
  }
}
