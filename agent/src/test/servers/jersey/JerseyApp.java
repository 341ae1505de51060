package testservers.jersey;

import org.glassfish.jersey.server.ResourceConfig;
import testservers.jaxrs.Players;
import testservers.jaxrs.Refusals;
import testservers.jaxrs.Root;

/** The application, for any server. */
public final class JerseyApp extends ResourceConfig {
  public JerseyApp() {
    register(Root.class);
    register(Players.class);
    register(Refusals.class);
  }
}
