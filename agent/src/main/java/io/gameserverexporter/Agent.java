package io.gameserverexporter;

import io.gameserverexporter.boot.AgentLoader;
import io.gameserverexporter.boot.GameLoops;
import io.gameserverexporter.boot.GameNetwork;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.NettyTraffic;
import io.gameserverexporter.boot.Reflected;
import io.gameserverexporter.boot.RpcServers;
import io.gameserverexporter.boot.ScheduledTasks;
import io.gameserverexporter.boot.Sockets;
import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.boot.WebSockets;
import io.gameserverexporter.collect.Collectors;
import io.gameserverexporter.collect.game.GameSources;
import io.gameserverexporter.collect.game.KnownLoops;
import io.gameserverexporter.collect.game.TickMeters;
import io.gameserverexporter.collect.jvm.PauseTimes;
import io.gameserverexporter.collect.jvm.StallCauses;
import io.gameserverexporter.collect.socket.SocketReader;
import io.gameserverexporter.collect.source.JdkInternals;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.SourceTable;
import io.gameserverexporter.collect.task.TaskReader;
import io.gameserverexporter.config.Settings;
import io.gameserverexporter.config.SettingsReader;
import io.gameserverexporter.meter.FixedLabelsRegistry;
import io.gameserverexporter.meter.GameNetworkMeter;
import io.gameserverexporter.meter.HttpMeter;
import io.gameserverexporter.meter.NettyMeter;
import io.gameserverexporter.meter.RouteTemplates;
import io.gameserverexporter.meter.RpcMeter;
import io.gameserverexporter.meter.SeriesBudget;
import io.gameserverexporter.meter.SocketMeter;
import io.gameserverexporter.meter.TaskMeter;
import io.gameserverexporter.meter.WebSocketMeter;
import io.gameserverexporter.probe.ProbeTransformer;
import io.gameserverexporter.probe.Probes;
import io.gameserverexporter.web.Endpoint;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The order in which the parts of the agent start; nothing else. */
public final class Agent {
  /** A source that takes longer than this is on its own; the rest is ready without it. */
  private static final long FIRST_ROUND_MILLIS = 5_000;

  private final Settings settings;
  private final int settingProblems;
  private final ProbeTransformer probes;
  private final PrometheusProperties properties = PrometheusProperties.builder().build();
  private final PrometheusRegistry registry;
  private final String version;
  private final SeriesBudget budget;
  private final TickMeters tickMeters;
  private final KnownLoops loops;
  private volatile boolean ready;

  private Agent(
      File jar,
      SettingsReader.Result read,
      ProbeTransformer probes,
      Instrumentation instrumentation) {
    this.settings = read.settings();
    this.settingProblems = read.problems().size();
    this.probes = probes;
    this.version = version(jar);
    this.budget = new SeriesBudget(settings.maxSeries());
    this.tickMeters = new TickMeters(() -> pauses(settings, instrumentation));
    this.loops = new KnownLoops(tickMeters);
    this.registry =
        settings.labels().isEmpty()
            ? new PrometheusRegistry()
            : new FixedLabelsRegistry(settings.labels());
  }

  /**
   * Starts watching classes and leaves the rest to a thread of its own.
   *
   * <p>Called once, on the thread that is about to run the application's {@code main}: every
   * millisecond here is one of the game server's start.
   *
   * @param argument what stands behind {@code =} in {@code -javaagent:}
   */
  public static void start(File jar, @Nullable String argument, Instrumentation instrumentation) {
    SettingsReader.Result read = SettingsReader.readProcess(argument, Parts.names());
    for (String problem : read.problems()) {
      Stderr.confidentialLine(problem);
    }
    Settings settings = read.settings();
    AgentLoader loader = (AgentLoader) Agent.class.getClassLoader();
    ProbeTransformer probes =
        new ProbeTransformer(
            instrumentation, loader, name -> isOn(name, settings), settings.watchesTheGame());
    Thread thread =
        new Thread(
            new Runnable() {
              @Override
              public void run() {
                startParts(jar, read, probes, instrumentation);
              }
            },
            "gameserver-exporter-start");
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    probes.watch();
    boolean started = false;
    try {
      thread.start();
      started = true;
    } finally {
      if (!started) {
        probes.abandon();
      }
    }
  }

  /** Each part by itself: one that cannot start takes no other with it. */
  private static void startParts(
      File jar,
      SettingsReader.Result read,
      ProbeTransformer probes,
      Instrumentation instrumentation) {
    try {
      Agent agent = new Agent(jar, read, probes, instrumentation);
      agent.startProbes(instrumentation);
      SourceTable game = agent.watchTheGame(instrumentation);
      Collectors collectors = agent.startCollectors(instrumentation, game);
      Endpoint endpoint = agent.startEndpoint(collectors);
      if (endpoint != null) {
        warmUp(collectors, endpoint);
      }
      agent.ready = true;
    } catch (Throwable failure) {
      probes.abandon();
      say(
          "did not start ("
              + Stderr.brief(failure)
              + "); the server runs on without metrics. Please report this with the JVM's version.");
    }
  }

  /** First of all, because the server's classes wait for it. */
  private void startProbes(Instrumentation instrumentation) {
    try {
      AgentMetrics.register(registry, properties, version, budget, probes.states());
      HttpServers.install(new HttpMeter(registry, settings.buckets(), budget, templates()));
      RpcServers.install(new RpcMeter(registry, settings.buckets(), budget));
      WebSockets.install(new WebSocketMeter(registry, budget));
      Reflected.install(inside -> JdkInternals.open(instrumentation, inside, Reflected.class));
      NettyTraffic.install(new NettyMeter(registry, properties, budget));
      GameNetwork.install(new GameNetworkMeter(registry, properties, budget));
      if (isOn(Probes.SOCKETS, settings)) {
        Sockets.install(
            new SocketReader(new SocketMeter(registry, properties, budget), instrumentation));
      }
      if (isOn(Probes.TASKS, settings)) {
        ScheduledTasks.install(
            new TaskReader(new TaskMeter(registry), settings.countsSlowTasks(), instrumentation));
      }
      if (isOn(Probes.LOOPS, settings)) {
        GameLoops.install(loops);
      }
      probes.start();
    } catch (Throwable failure) {
      probes.states().noneWorks(failure);
      say(
          "requests are not counted ("
              + Stderr.brief(failure)
              + "); metrics of the JVM and the host are there all the same. Please report this with"
              + " the JVM's version.");
    }
  }

  /** Whether a probe is to run. */
  static boolean isOn(String probe, Settings settings) {
    if (probe.equals(Probes.SOCKETS)) {
      return settings.isAskedFor(probe);
    }
    return settings.isOn(probe) && (settings.countsTasks() || !probe.equals(Probes.TASKS));
  }

  private @Nullable RouteTemplates templates() {
    List<String> routes = settings.routes();
    return routes.isEmpty() && !settings.routesFromPaths()
        ? null
        : new RouteTemplates(routes, settings.routesFromPaths());
  }

  /** Says why something did not start, unless that is because the JVM ends meanwhile. */
  private static void say(String problem) {
    try {
      // Changes nothing, and is refused from the moment on when the JVM begins to end.
      Runtime.getRuntime().removeShutdownHook(Thread.currentThread());
    } catch (IllegalStateException ending) {
      return;
    } catch (SecurityException unknown) {
      // A security manager of the application's forbids to ask.
    }
    Stderr.line(problem);
  }

  /** What may make ticks take longer; opened when there is one. */
  private static PauseTimes pauses(Settings settings, Instrumentation instrumentation) {
    return StallCauses.open(
        instrumentation,
        new Paths(settings.procfs(), settings.sysfs(), settings.rootfs()),
        System.getProperty("os.name", "").startsWith("Linux"));
  }

  /** Loops that are known, and what the operator names; null when there can be nothing. */
  private @Nullable SourceTable watchTheGame(Instrumentation instrumentation) {
    SourceTable known =
        isOn(Probes.LOOPS, settings)
            ? new GameSources(loops, tickMeters, null, null, instrumentation)
            : null;
    if (!settings.watchesTheGame()) {
      return known;
    }
    try {
      return GameStart.watch(settings, budget, tickMeters, loops, probes, instrumentation);
    } catch (Throwable failure) {
      probes.weaveGame(Collections.emptyList());
      say(
          "the game itself is not watched ("
              + Stderr.brief(failure)
              + "); everything else is. Please report this with the JVM's version.");
      return known;
    }
  }

  private Collectors startCollectors(Instrumentation instrumentation, @Nullable SourceTable game) {
    return Collectors.start(
        settings, registry, properties, instrumentation, game, probes.states()::announce);
  }

  private @Nullable Endpoint startEndpoint(Collectors collectors) {
    try {
      Endpoint endpoint =
          Endpoint.start(
              settings.host(),
              settings.port(),
              registry,
              properties,
              () -> ready,
              () ->
                  AgentStatus.json(
                      version, settingProblems, settings, probes.states(), collectors));
      Stderr.line("metrics at http://" + hostAndPort(endpoint.address()) + "/metrics");
      return endpoint;
    } catch (IOException cannotListen) {
      Stderr.line(String.valueOf(cannotListen.getMessage()));
      return null;
    }
  }

  /** So that the first scrape does not pay for loading what all later ones use. */
  private static void warmUp(Collectors collectors, Endpoint endpoint) throws InterruptedException {
    collectors.awaitReady(FIRST_ROUND_MILLIS);
    try {
      endpoint.warmUp();
    } catch (IOException | RuntimeException failing) {
      // The first scrape will meet it again, and say so.
    }
  }

  private static String hostAndPort(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  private static String version(File jar) {
    try (JarFile file = new JarFile(jar, false)) {
      Manifest manifest = file.getManifest();
      String version =
          manifest == null ? null : manifest.getMainAttributes().getValue("Implementation-Version");
      return version == null ? "unknown" : version;
    } catch (IOException e) {
      return "unknown";
    }
  }
}
