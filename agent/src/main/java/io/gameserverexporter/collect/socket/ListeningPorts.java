package io.gameserverexporter.collect.socket;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Which ports are listened on, as Linux tells it; by which process does not matter. */
final class ListeningPorts {
  private static final String LISTENS = "0A";
  private static final int HEX = 16;

  private ListeningPorts() {}

  /** Empty where that is not known. */
  static Set<Integer> read() {
    Set<Integer> ports = new HashSet<>();
    for (String file : new String[] {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new FileInputStream(file), StandardCharsets.US_ASCII))) {
        read(lines, ports);
      } catch (IOException | RuntimeException unknown) {
        // Another system, or another form.
      }
    }
    return ports;
  }

  /** Those who listen come first, and hosts have many connections. */
  static void read(BufferedReader lines, Set<Integer> ports) throws IOException {
    lines.readLine();
    String line = lines.readLine();
    while (line != null) {
      String[] fields = line.trim().split("\\s+", -1);
      if (!fields[3].equals(LISTENS)) {
        return;
      }
      ports.add(Integer.parseInt(fields[1].substring(fields[1].lastIndexOf(':') + 1), HEX));
      line = lines.readLine();
    }
  }
}
