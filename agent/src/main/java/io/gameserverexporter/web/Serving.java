package io.gameserverexporter.web;

import java.nio.ByteBuffer;

/** What all connections of an endpoint share. For the event loop's thread. */
final class Serving {
  /** Also the most that is written at once: the JDK copies heap memory into memory of its own. */
  private static final int CHUNK_BYTES = 32 * 1024;

  final Limits limits;
  final Pages pages;
  final ScrapeWorker worker;
  final SelfMetrics metrics;
  final BodyPool pool;
  final Faults faults;
  final HeadWriter heads = new HeadWriter();
  final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);

  Serving(
      Limits limits,
      Pages pages,
      ScrapeWorker worker,
      SelfMetrics metrics,
      BodyPool pool,
      Faults faults) {
    this.limits = limits;
    this.pages = pages;
    this.worker = worker;
    this.metrics = metrics;
    this.pool = pool;
    this.faults = faults;
  }
}
