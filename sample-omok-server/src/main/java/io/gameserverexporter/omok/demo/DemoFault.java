package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.fault.FaultKind;
import io.gameserverexporter.omok.fault.FaultOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The misbehaviour of one service, as the demonstration sees it. */
final class DemoFault {
  /** The service that misbehaves: the one that players notice. */
  static final ServiceName SERVICE = ServiceName.GAME;

  /** So that it is soon full. */
  private static final String SMALL_HEAP = "-Xmx256m";

  private final FaultOptions options;
  private final DemoServices services;
  private int told;
  private boolean ended;
  private long endedNanos;
  private boolean restarted;

  /** The misbehaviour that has been asked for. */
  DemoFault(FaultOptions options, DemoServices services) {
    this.options = options;
    this.services = services;
  }

  /** What the JVM of the service that misbehaves needs for it. */
  static List<String> jvmOptions(FaultOptions options) {
    return switch (options.kind()) {
      case GC, HEAP -> List.of(SMALL_HEAP);
      case LATENCY, ERRORS, DOWN -> List.of();
    };
  }

  /** Whether the process ends, and with it what has been counted. */
  boolean endsProcess() {
    return options.kind() == FaultKind.DOWN;
  }

  /**
   * Tells what has happened since the last call, and starts a service that has ended again when the
   * time for that has come.
   *
   * @return a line for each event
   * @throws IOException when the service cannot be started
   * @throws DemoException when the service does not come back
   */
  List<String> watch() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    if (!restarted) {
      DemoProcess process = services.get(SERVICE).process();
      // Asked first: what an ended process has said is complete, a moment later.
      boolean alive = process.isAlive();
      List<String> said = process.said("omok: fault ");
      for (; told < said.size(); told++) {
        lines.add(SERVICE.label() + ": fault " + said.get(told));
      }
      if (endsProcess() && !alive) {
        restart(lines);
      }
    }
    return lines;
  }

  private void restart(List<String> lines) throws IOException, InterruptedException {
    if (!ended) {
      ended = true;
      endedNanos = System.nanoTime();
    }
    long passed = System.nanoTime() - endedNanos;
    if (options.seconds() > 0 && passed >= TimeUnit.SECONDS.toNanos(options.seconds())) {
      restarted = true;
      services.restart(SERVICE);
      lines.add(SERVICE.label() + ": started again");
    }
  }
}
