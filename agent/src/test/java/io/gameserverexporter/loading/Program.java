package io.gameserverexporter.loading;

import io.gameserverexporter.support.SourceCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program to load the agent into.
 *
 * @param name what its classes' folder is called
 * @param main its main class
 * @param arguments of the main class
 * @param release the oldest Java that it runs on, for which its sources are compiled
 * @param sources folders of {@code src/test}
 * @param libraries folders of {@code target}
 * @param renames what the sources say, and what its libraries want instead
 */
record Program(
    String name,
    String main,
    List<String> arguments,
    int release,
    List<String> sources,
    List<String> libraries,
    Map<String, String> renames) {

  /** Returns, throws or exits, as its argument says. */
  static final Program LIFECYCLE = plain("lifecycle", "testprograms.lifecycle.Lifecycle");

  /** Prints its threads for each line of its standard input, and returns when that ends. */
  static final Program THREADS = plain("threads", "testprograms.threads.Threads");

  /** Writes to standard error all the time, lines whose ends follow later. */
  static final Program OPEN_LINES = plain("openlines", "testprograms.openlines.OpenLines");

  /** Prints its groups of threads for each line, and starts a virtual thread for {@code start}. */
  static final Program VIRTUAL_THREADS =
      plain("virtualthreads", "testprograms.virtualthreads.VirtualThreads");

  /** Stops all its threads for each line, one of which is late. */
  static final Program PINNED = plain("pinned", "testprograms.pinned.Pinned");

  static final Program LATE_THREAD = plain("latethread", "testprograms.latethread.LateThread");

  /** A game without a server, whose loop, rooms and players the configuration can name. */
  static final Program GAME_LOOP = plain("gameloop", "testprograms.gameloop.GameLoop");

  /** Has schedulers run tasks, and says how often they ran. */
  static final Program SCHEDULED_TASKS =
      plain("scheduledtasks", "testprograms.scheduledtasks.ScheduledTasks");

  /** Has the main loops of servers for Minecraft, in classes of their names. */
  static final Program KNOWN_LOOPS = plain("knownloops", "testprograms.knownloops.KnownLoops");

  /** Servers for every kind of socket that the JDK has; arguments are ports for datagrams. */
  static final Program SOCKETS = plain("sockets", "testprograms.sockets.Sockets");

  /** As {@link #SCHEDULED_TASKS}, by what libraries have in its place. */
  static Program tasksOf(String folder, String main, int release, String... libraries) {
    return new Program(
        libraries[0] + "-tasks",
        "testprograms." + folder + "." + main,
        List.of(),
        release,
        List.of("programs/" + folder),
        Stream.of(libraries).map(each -> "servers/" + each).toList(),
        Map.of());
  }

  /** Runs another behind a class loader that hides the boot class path; see its arguments. */
  static final Program CLOSED = plain("closed", "testprograms.closed.Closed");

  /** Runs two others in one JVM; see its arguments. */
  static final Program BOTH = plain("both", "testprograms.both.Both");

  /** Starts bundles in an OSGi framework; see its arguments. */
  static final Program OSGI =
      new Program(
          "osgi",
          "testprograms.osgi.Osgi",
          List.of(),
          8,
          List.of("programs/osgi"),
          List.of("test-libraries/felix"),
          Map.of());

  /** What starts a program that is in a bundle. */
  static final Program OSGI_BUNDLE =
      new Program(
          "osgi-bundle",
          "testprograms.osgibundle.Activator",
          List.of(),
          8,
          List.of("programs/osgi-bundle"),
          List.of("test-libraries/felix"),
          Map.of());

  /** The JDK's HTTP server; {@link #JDK_ROUTE}. */
  static final Program JDK_SERVER =
      new Program(
          "jdk-server",
          "testservers.jdk.JdkServer",
          List.of("false"),
          8,
          List.of("servers/console", "servers/jdk"),
          List.of(),
          Map.of());

  /** Prints the state of the JVM when its standard input ends. */
  static final Program GLOBAL_STATE = plain("state", "testprograms.state.GlobalState");

  /** Looks for what its arguments name when its standard input ends. */
  static final Program VISIBILITY = plain("visibility", "testprograms.visibility.Visibility");

  /** Uses other versions of the agent's libraries when its standard input ends. */
  static final Program LIBRARY_USER =
      new Program(
          "library-user",
          "testprograms.libraries.LibraryUser",
          List.of(),
          8,
          List.of("programs/libraries"),
          List.of("test-libraries/other-versions"),
          Map.of());

  static final String JDK_ROUTE = "/api/";

  /** Tomcat with {@code javax.servlet}; {@link #TOMCAT_ROUTE}. */
  static final Program TOMCAT_9 = tomcat("9.0", 8, Map.of());

  /** Tomcat with {@code jakarta.servlet}; {@link #TOMCAT_ROUTE}. */
  static final Program TOMCAT_11 = tomcat("11.0", 17, Map.of("javax.servlet", "jakarta.servlet"));

  static final String TOMCAT_ROUTE = "/app/exact";

  /** Sources of {@code src/test/programs} for Java 8 without libraries. */
  static Program plain(String folder, String main, String... arguments) {
    return new Program(
        folder, main, List.of(arguments), 8, List.of("programs/" + folder), List.of(), Map.of());
  }

  /** Undertow with handlers of its own; {@link #UNDERTOW_ROUTE}. */
  static final Program UNDERTOW =
      new Program(
          "undertow-handlers",
          "testservers.undertow.HandlersServer",
          List.of(),
          11,
          List.of("servers/console", "servers/undertow-handlers"),
          List.of("servers/undertow-2.3"),
          Map.of());

  static final String UNDERTOW_PATH = "/api/items/7";
  static final String UNDERTOW_ROUTE = "/api/items/{id}";

  /** Netty's codec; {@link #NETTY_ROUTE}. */
  static final Program NETTY =
      new Program(
          "netty",
          "testservers.netty.NettyServer",
          List.of("codec"),
          17,
          List.of("servers/console", "servers/netty"),
          List.of("servers/netty-4.2"),
          Map.of());

  static final String NETTY_PATH = "/ok";

  /** Netty has none. */
  static final String NETTY_ROUTE = "";

  private static Program tomcat(String version, int release, Map<String, String> renames) {
    return new Program(
        "tomcat-" + version,
        "testservers.tomcat.TomcatServer",
        List.of("testservers.servlet.ServletApp", "false"),
        release,
        List.of("servers/console", "servers/servlet", "servers/tomcat"),
        List.of("servers/tomcat-" + version),
        renames);
  }

  Program with(String... newArguments) {
    return new Program(name, main, List.of(newArguments), release, sources, libraries, renames);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Its compiled sources, then its libraries. */
  List<Path> classPath() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String library : libraries) {
      try (Stream<Path> files = Files.list(AgentJar.target().resolve(library))) {
        files.sorted().forEach(jars::add);
      }
    }
    Path classes = AgentJar.target().resolve("test-programs").resolve(name);
    SourceCompiler.compile(
        sources.stream().map(AgentJar.target().resolve("../src/test")::resolve).toList(),
        renames,
        release,
        jars,
        classes);
    jars.add(0, classes);
    return jars;
  }
}
