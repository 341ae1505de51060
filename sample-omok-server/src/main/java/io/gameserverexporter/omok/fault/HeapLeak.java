package io.gameserverexporter.omok.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Leaks memory until little of the heap is left, but not so much that the JVM runs out of it. */
final class HeapLeak extends BackgroundFault {
  private static final double SHARE_OF_HEAP = 0.93;
  private static final int CHUNK_BYTES = 64 * 1024;
  private static final int CHUNKS_IN_ALL_PER_SECOND = 25;

  @Override
  void work() throws InterruptedException {
    Runtime jvm = Runtime.getRuntime();
    // What lives already.
    System.gc();
    long living = jvm.totalMemory() - jvm.freeMemory();
    long leak = (long) (jvm.maxMemory() * SHARE_OF_HEAP) - living;
    long chunks = Math.max(0, leak / CHUNK_BYTES);
    List<byte[]> leaked = new ArrayList<>();
    while (true) {
      if (leaked.size() < chunks) {
        leaked.add(new byte[CHUNK_BYTES]);
      }
      TimeUnit.MILLISECONDS.sleep(1000 / CHUNKS_IN_ALL_PER_SECOND);
    }
  }
}
