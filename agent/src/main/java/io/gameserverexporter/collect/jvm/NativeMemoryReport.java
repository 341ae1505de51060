package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes figures from what {@code jcmd PID VM.native_memory summary scale=KB} prints. */
final class NativeMemoryReport {
  private static final double KIB = 1024;

  /** A line as {@code Total: reserved=9KB, committed=8KB} or {@code - Java Heap (reserved=...}. */
  private static final Pattern POOL =
      Pattern.compile("(?m)^(?:Total:|-\\s*(\\S.*?) \\() ?reserved=(\\d+)KB, committed=(\\d+)KB");

  private static final String TOTAL = "Total";

  private final Family reserved =
      Family.gauge(
          "jvm_native_memory_reserved_bytes",
          "Address space that the JVM has set aside for a purpose, in bytes; most of it takes no"
              + " memory.");
  private final Family committed =
      Family.gauge(
          "jvm_native_memory_committed_bytes",
          "Memory that the JVM may use for a purpose, in bytes. What grows beside the heap is the"
              + " first place to look when a container is killed.");
  private final Map<String, Labels> pools = new HashMap<>();

  /**
   * Adds the figures of each pool and of all together.
   *
   * @throws IOException when the text has none, as after the command that ends the tracking
   */
  void read(String text, Reading reading) throws IOException {
    Matcher pool = POOL.matcher(text);
    boolean found = false;
    while (pool.find()) {
      found = true;
      Labels labels = labels(pool.group(1));
      reading.add(reserved, labels, Long.parseLong(pool.group(2)) * KIB);
      reading.add(committed, labels, Long.parseLong(pool.group(3)) * KIB);
    }
    if (!found) {
      throw new IOException("VM.native_memory says: " + text.trim());
    }
  }

  private Labels labels(@Nullable String pool) {
    String name = pool == null ? TOTAL : pool;
    Labels known = pools.get(name);
    if (known == null) {
      known = Labels.of("pool", name);
      pools.put(name, known);
    }
    return known;
  }
}
