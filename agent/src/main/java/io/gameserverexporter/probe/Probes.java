package io.gameserverexporter.probe;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All probes. A new framework is one more line here, one file and one test. */
public final class Probes {
  /** The one that a setting of its own switches off, too. */
  public static final String TASKS = ScheduledTasksProbe.NAME;

  /** The one that is off unless asked for: it weaves classes under all that the JVM does. */
  public static final String SOCKETS = SocketsProbe.NAME;

  /** The one that ticks are counted by which nobody has named. */
  public static final String LOOPS = GameLoopsProbe.NAME;

  private static final List<Probe> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              TomcatProbe.probe(),
              JettyProbe.probe(),
              UndertowProbe.probe(),
              JdkHttpServerProbe.probe(),
              NettyProbe.probe(),
              NettyWebSocketProbe.probe(),
              TomcatWebSocketProbe.probe(),
              JavaWebSocketProbe.probe(),
              NettyTrafficProbe.probe(),
              MinaProbe.probe(),
              KryonetProbe.probe(),
              SpiderMonkeyProbe.probe(),
              JettyWebSocketProbe.probe(),
              UndertowWebSocketProbe.probe(),
              HelidonProbe.probe(),
              HelidonWebSocketProbe.probe(),
              GrizzlyProbe.probe(),
              GrpcProbe.probe(),
              SpringMvcProbe.probe(),
              SpringWebFluxProbe.probe(),
              VertxWebProbe.probe(),
              MicronautProbe.probe(),
              KtorProbe.probe(),
              KtorCioProbe.probe(),
              ArmeriaProbe.probe(),
              RatpackProbe.probe(),
              JerseyProbe.probe(),
              ResteasyProbe.probe(),
              ResteasyReactiveProbe.probe(),
              JavalinProbe.probe(),
              SparkProbe.probe(),
              ServletProbe.probe(),
              GameLoopsProbe.probe(),
              ScheduledTasksProbe.probe(),
              SocketsProbe.probe()));

  private Probes() {}

  static List<Probe> all() {
    return ALL;
  }

  /** The names that settings may enable and disable. */
  public static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Probe probe : ALL) {
      names.add(probe.name());
    }
    return names;
  }
}
