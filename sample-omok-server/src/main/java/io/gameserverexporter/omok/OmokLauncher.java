package io.gameserverexporter.omok;

import io.gameserverexporter.omok.fault.FaultConfiguration;
import io.gameserverexporter.omok.fault.FaultOptions;
import io.gameserverexporter.omok.game.GameConfiguration;
import io.gameserverexporter.omok.hive.HiveConfiguration;
import io.gameserverexporter.omok.match.MatchConfiguration;
import io.gameserverexporter.omok.store.EmbeddedStores;
import io.gameserverexporter.omok.store.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts services, each an application context with a web server of its own. */
public final class OmokLauncher {
  private final OmokOptions options;
  private final Clock clock;
  private final MemoryStore shared;
  private final RunningOmok running;

  private OmokLauncher(OmokOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
    this.shared = new MemoryStore(clock);
    this.running = new RunningOmok(options.bind());
  }

  /**
   * Starts the service that the options name, or all of them. When one cannot be started, those
   * already running are closed.
   *
   * @throws StartException when one cannot be started
   * @throws UncheckedIOException when the data folder cannot be created
   */
  public static RunningOmok start(OmokOptions options, Clock clock) {
    try {
      Files.createDirectories(options.data());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the folder --data=" + options.data() + " cannot be created", e);
    }
    OmokLauncher launcher = new OmokLauncher(options, clock);
    ServiceName only = options.service();
    // game last: it needs the addresses of the two others, and says that it is ready when it is.
    List<ServiceName> names = only == null ? List.of(ServiceName.values()) : List.of(only);
    try {
      for (ServiceName name : names) {
        launcher.startOne(name);
      }
    } catch (StartException e) {
      launcher.running.close();
      throw e;
    }
    return launcher.running;
  }

  private void startOne(ServiceName name) {
    try {
      running.add(name, start(name));
    } catch (RuntimeException e) {
      throw StartException.of(name, options, e);
    }
  }

  private ConfigurableApplicationContext start(ServiceName name) {
    ServiceSetup setup =
        new ServiceSetup(
            clock,
            () -> stores(name),
            url(ServiceName.HIVE, options.hiveUrl()),
            url(ServiceName.MATCH, options.matchUrl()),
            options.passwordStrength());
    List<String> arguments = new ArrayList<>();
    arguments.add("--omok.service=" + name.label());
    arguments.add("--omok.data=" + options.data());
    arguments.add("--server.address=" + options.bind());
    arguments.add("--server.port=" + options.port(name));
    arguments.addAll(options.springArguments());
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(configuration(name))
            .web(WebApplicationType.SERVLET)
            // One hook for all, in OmokServer: bots have to end before services do.
            .registerShutdownHook(false)
            .initializers(c -> c.getBeanFactory().registerSingleton("serviceSetup", setup));
    FaultOptions fault = options.fault();
    if (fault != null) {
      application
          .sources(FaultConfiguration.class)
          .initializers(c -> c.getBeanFactory().registerSingleton("faultOptions", fault));
    }
    return application.run(arguments.toArray(String[]::new));
  }

  private static Class<?> configuration(ServiceName name) {
    return switch (name) {
      case HIVE -> HiveConfiguration.class;
      case MATCH -> MatchConfiguration.class;
      case GAME -> GameConfiguration.class;
    };
  }

  private EmbeddedStores stores(ServiceName name) throws IOException {
    if (options.service() == null) {
      return EmbeddedStores.sharing(clock, shared);
    }
    return switch (name) {
      case HIVE -> EmbeddedStores.sharing(clock, shared);
      case MATCH -> EmbeddedStores.serving(clock, options.data());
      case GAME -> EmbeddedStores.connecting(clock, options.data());
    };
  }

  private URI url(ServiceName name, @Nullable URI given) {
    if (given != null) {
      return given;
    }
    return running.has(name) ? running.url(name) : Urls.local(options.bind(), options.port(name));
  }
}
