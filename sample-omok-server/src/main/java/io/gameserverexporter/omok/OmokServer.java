package io.gameserverexporter.omok;

import io.gameserverexporter.omok.bots.BotOptions;
import io.gameserverexporter.omok.bots.BotRunner;
import io.gameserverexporter.omok.bots.BotsCommand;
import io.gameserverexporter.omok.demo.Demo;
import io.gameserverexporter.omok.demo.DemoException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line: {@code [options]} starts services, {@code bots [options]} starts bots. */
public final class OmokServer {
  private static final String BOTS = "bots";
  private static final String DEMO = "demo";

  private static final String HELP =
      """
      The Omok game server.

      java -jar sample-omok-server.jar [options]
        --service=hive|game|match   one service in this process (default: all three)
        --hive.port=5284 --game.port=5105 --match.port=5259   0 takes a free port
        --bind=127.0.0.1            address to listen on
        --data=omok-data            folder of the embedded database
        --hive.url= --match.url=    where game finds the others (default: this machine)
        --hive.password-strength=10 BCrypt's cost, 4 to 16
        --break=latency|errors|gc|heap|down   with --service=: misbehave, to see alerts fire
          --break-after=20          seconds to be healthy before
          --break-seconds=0         for how long, 0 until the end
        --bots=N                    N bots beside all three services; options as below
        --spring.profiles.active=mariadb,redis   MariaDB and Redis in place of the embedded
                                    database and store, or one of them:
          --mariadb.url=jdbc:mariadb://127.0.0.1:3306/omok --mariadb.user= --mariadb.password=
          --redis.url=redis://127.0.0.1:6379 --redis.user= --redis.password=
        --spring.*, --server.*, --logging.*      handed to Spring Boot

      java -jar sample-omok-server.jar bots [options]
        --bots=8                    how many
        --rate=5                    calls per second of each
        --seconds=0                 how long to play, 0 until stopped
        --report=FILE               counts of calls as JSON; a table is printed in any case
        --hive.url=http://127.0.0.1:5284 --game.url=http://127.0.0.1:5105
        It exits with 1 when a call was not answered.
      """;

  private OmokServer() {}

  /** Runs until it is stopped; exits with 2 when the command line is wrong. */
  public static void main(String[] args) {
    List<String> line = Arrays.asList(args);
    if (line.contains("--help")) {
      System.out.print(HELP);
      return;
    }
    // The client would keep idle connections for 20 minutes on JDK 17 and so use one that the
    // server, which closes them after a minute, is just closing.
    if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
      System.setProperty("jdk.httpclient.keepalive.timeout", "30");
    }
    try {
      if (!line.isEmpty() && line.get(0).equals(BOTS)) {
        System.exit(runBots(line.subList(1, line.size())));
      }
      if (!line.isEmpty() && line.get(0).equals(DEMO)) {
        System.exit(Demo.run(line.subList(1, line.size())));
      }
      startServices(OmokOptions.parse(line));
    } catch (DemoException e) {
      System.err.println("demo: " + e.getMessage());
      System.exit(1);
    } catch (UsageException e) {
      System.err.println("omok: " + e.getMessage());
      System.exit(2);
    } catch (UncheckedIOException e) {
      System.err.println("omok: " + e.getMessage() + ": " + e.getCause());
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(1);
    } catch (StartException e) {
      System.err.println("omok: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void startServices(OmokOptions options) throws InterruptedException {
    RunningOmok services = OmokLauncher.start(options, Clock.systemUTC());
    BotOptions botOptions = options.bots();
    if (botOptions == null) {
      atExit(services::close);
      printReady(services);
      return;
    }
    BotRunner runner =
        new BotRunner(botOptions, services.url(ServiceName.HIVE), services.url(ServiceName.GAME));
    BotsCommand bots = new BotsCommand(botOptions, runner);
    atExit(
        () -> {
          bots.finish();
          services.close();
        });
    printReady(services);
    runner.start();
    runner.await();
    bots.finish();
  }

  private static void printReady(RunningOmok services) {
    for (ServiceName name : ServiceName.values()) {
      if (services.has(name)) {
        System.out.println("omok: " + name.label() + " listening on " + services.url(name));
      }
    }
    System.out.flush();
  }

  private static int runBots(List<String> line) throws InterruptedException {
    Set<String> known = new HashSet<>(BotOptions.NAMES);
    known.add("hive.url");
    known.add("game.url");
    Arguments arguments = Arguments.parse(line, known, List.of());
    BotOptions options = BotOptions.of(arguments);
    BotRunner runner =
        new BotRunner(
            options,
            url("hive.url", arguments.text("hive.url"), ServiceName.HIVE),
            url("game.url", arguments.text("game.url"), ServiceName.GAME));
    BotsCommand bots = new BotsCommand(options, runner);
    atExit(bots::finish);
    runner.start();
    runner.await();
    return bots.finish() ? 0 : 1;
  }

  private static URI url(String option, @Nullable String given, ServiceName name) {
    return given == null ? Urls.local("127.0.0.1", name.defaultPort()) : Urls.parse(option, given);
  }

  private static void atExit(Runnable task) {
    Runtime.getRuntime().addShutdownHook(new Thread(task, "omok-shutdown"));
  }
}
