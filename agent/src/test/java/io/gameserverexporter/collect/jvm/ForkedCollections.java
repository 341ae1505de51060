package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.Fixture;
import java.util.concurrent.TimeUnit;

/** Run as a process of its own: collects garbage until both collectors named were heard of. */
final class ForkedCollections {
  private ForkedCollections() {}

  public static void main(String[] args) throws Exception {
    JvmGcDuration source = new JvmGcDuration();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String text;
    do {
      System.gc();
      text = Fixture.scrape(source);
    } while (!(text.contains(args[0]) && text.contains(args[1])) && System.nanoTime() < deadline);
    System.out.print(text);
    // The JVM tells of collections on a daemon thread.
  }
}
