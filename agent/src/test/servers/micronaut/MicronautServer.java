package testservers.micronaut;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import testservers.console.Console;

/** Micronaut on Netty, with HTTP/2 in clear text for those who ask for it. */
public final class MicronautServer {
  private MicronautServer() {}

  public static void main(String[] args) throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.put("micronaut.server.host", "127.0.0.1");
    settings.put("micronaut.server.port", -1);
    settings.put("micronaut.server.http-version", "2.0");
    settings.put("micronaut.server.plaintext-mode", "h2c");
    EmbeddedServer server = ApplicationContext.run(settings).getBean(EmbeddedServer.class);
    Console.serveOn(server.start().getPort());
  }
}
