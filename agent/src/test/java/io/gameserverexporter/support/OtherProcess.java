package io.gameserverexporter.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A client in a process of its own, which can be stopped with its connection open, and killed. It
 * is a shell, as that starts at once.
 */
public final class OtherProcess implements AutoCloseable {
  private static final String SHELL = "/bin/bash";
  private static final int LIMIT_SECONDS = 15;

  /** Connects; sends a head and reads one, if any; sends a message, and reads the answer. */
  private static final String CLIENT =
      """
      exec 3<>/dev/tcp/127.0.0.1/$0 || exit 1
      if [ -n "$1" ]; then
        printf '%s' "$1" >&3
        while read -r line <&3 && [ "$line" != $'\\r' ]; do :; done
      fi
      printf "$2" >&3
      head -c "$3" <&3 >/dev/null && echo open
      read -r until_the_test_ends
      """;

  private final ForkedServer process;

  private OtherProcess(int port, String head, String message, int answer)
      throws IOException, InterruptedException {
    process =
        ForkedServer.start(
            new ProcessBuilder(
                SHELL,
                "-c",
                CLIENT,
                Integer.toString(port),
                head,
                message,
                Integer.toString(answer)));
    process.awaitOut("open");
  }

  /** Whether there is what it needs. */
  public static boolean isPossible() {
    return Files.isExecutable(Path.of(SHELL));
  }

  /** Sends and reads {@code hello}. */
  public static OtherProcess plain(int port) throws IOException, InterruptedException {
    return new OtherProcess(port, "", "hello", 5);
  }

  /** The same as text messages of a WebSocket. */
  public static OtherProcess webSocket(int port, String path)
      throws IOException, InterruptedException {
    return new OtherProcess(
        port, RawWebSocket.upgrade(path), "\\x81\\x85\\x00\\x00\\x00\\x00hello", 7);
  }

  /** It does nothing any more; its connection stays. */
  public void stop() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** It is gone, as it was stopped. */
  public void kill() throws IOException, InterruptedException {
    signal("KILL");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    kill.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertEquals(0, kill.exitValue());
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
    process.close();
  }
}
