package testservers.jaxrsapp;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.ws.rs.ApplicationPath;
import javax.ws.rs.core.Application;
import testservers.jaxrs.Players;
import testservers.jaxrs.Refusals;
import testservers.jaxrs.Root;

/** Has the server that it is deployed to serve the resources below {@code game}. */
@ApplicationPath("game")
public class Game extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return new HashSet<>(Arrays.asList(Root.class, Players.class, Refusals.class));
  }
}
