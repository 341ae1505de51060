package testservers.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import testservers.console.Console;

/**
 * Starts an application server in a process of its own, by the command that those who run it use,
 * with the JVM's flags where they put them. The server ends with this program.
 */
abstract class Operator {
  private static final String LOOPBACK = "127.0.0.1";

  private final Path server;
  private final Path war;
  private final List<String> flags;
  private final Path place;
  private final int port;
  private final CountDownLatch ready = new CountDownLatch(1);

  /**
   * Takes the arguments of a {@code main}.
   *
   * @param args the server's folder in that of all servers, that folder, the application, and the
   *     JVM's flags
   */
  Operator(String[] args) throws IOException {
    server = only(Path.of(args[1]).resolve(args[0]));
    war = Path.of(args[2]);
    flags = List.of(args).subList(3, args.length);
    place = Files.createTempDirectory(war.getParent(), args[0] + "-");
    port = freePort();
  }

  /** Its command line, and what it is told by the environment. */
  abstract ProcessBuilder command() throws IOException;

  /** What it says when the application is there. */
  abstract String readyWord();

  /** Where the server is: a folder, or its one jar. */
  final Path server() {
    return server;
  }

  /** The application that is to be deployed. */
  final Path war() {
    return war;
  }

  /** What the JVM is to be started with. */
  final List<String> flags() {
    return flags;
  }

  /** A folder for what the server writes. */
  final Path place() {
    return place;
  }

  /** Where the application is to be served. */
  final int port() {
    return port;
  }

  final String address() {
    return LOOPBACK;
  }

  final Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Returns never: ends the program with its standard input. */
  final void run() throws IOException, InterruptedException {
    Process process = command().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    pass(process.getInputStream(), System.out);
    pass(process.getErrorStream(), System.err);
    process.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    ready.await();
    Console.serveOn(port);
  }

  private void pass(InputStream said, PrintStream to) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  to.println(line);
                  if (line.contains(readyWord())) {
                    ready.countDown();
                  }
                }
              } catch (IOException ended) {
                // With the process.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void end(Process process) {
    List<ProcessHandle> all = process.descendants().collect(Collectors.toList());
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
        Files.deleteIfExists(file);
      }
    } catch (IOException stillThere) {
      // Below the folder of the build.
    }
  }

  /** Of an archive that was unpacked, the one folder that is in it. */
  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.collect(Collectors.toList());
      return all.size() == 1 ? all.get(0) : folder;
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  static void copy(Path from, Path to) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(all::add);
    }
    for (Path file : all) {
      Files.copy(file, to.resolve(from.relativize(file).toString()));
    }
  }
}
