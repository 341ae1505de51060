package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.orZero;
import static io.gameserverexporter.dashboards.Promql.rate;
import static io.gameserverexporter.dashboards.Promql.sum;

/** Questions about the JVMs, whichever garbage collector they have. */
final class Jvm {
  static final String HEAP = "area=\"heap\"";

  /** Collections during which the game stands still; the others run beside it. */
  static final String PAUSE = "jvm_gc_action!=\"end of GC cycle\"";

  /** Collections that run beside the game. */
  static final String CYCLE = "jvm_gc_action=\"end of GC cycle\"";

  /**
   * Where new objects come to: G1, Parallel and Serial, ZGC of old and new, Shenandoah, Epsilon.
   */
  private static final String EDEN =
      "pool=~\".*(Eden Space|ZHeap|ZGC Young Generation|Shenandoah|Shenandoah Young Gen|Epsilon"
          + " Heap)\"";

  private Jvm() {}

  /** Share of time that the game stands still for garbage collections. */
  static String pauseShare(String by) {
    return orZero(by, sum(by, rate("jvm_gc_duration_seconds_sum", PAUSE)));
  }

  /** Share of time that a collection runs beside the game. */
  static String cycleShare(String by) {
    return orZero(by, sum(by, rate("jvm_gc_duration_seconds_sum", CYCLE)));
  }

  /** Seconds that a share of the pauses is not longer than; 0 where there was none. */
  static String pause(double share) {
    String buckets = sum(SERVER + ", le", rate("jvm_gc_duration_seconds_bucket", PAUSE));
    String seconds = Promql.quantile(share, buckets);
    return orZero(SERVER, "(" + seconds + " >= 0)");
  }

  /** Share of time that the game stood still for 20 ms or longer. */
  static String stallShare(String by) {
    return sum(by, rate("gameserver_stall_seconds_total"));
  }

  /** Seconds that a share of wakes of a thread, due at any moment, is not later than. */
  static String hiccup(double share) {
    return Promql.quantile(share, sum(SERVER + ", le", rate("jvm_hiccup_seconds_bucket")));
  }

  /** Garbage collections per second, by the collector that does them. */
  static String collections(String by) {
    return sum(by, rate("jvm_gc_collection_seconds_count"));
  }

  /** Bytes that the game allocates per second. */
  static String allocation(String by) {
    return sum(by, rate("jvm_memory_pool_allocated_bytes_total", EDEN));
  }

  static String heapUsed(String by) {
    return sum(by, chosen("jvm_memory_used_bytes", HEAP));
  }

  static String heapMax(String by) {
    return sum(by, chosen("jvm_memory_max_bytes", HEAP));
  }

  /**
   * The least that was in the heap in a quarter of an hour: what collections leave. Not every
   * collector says what it left of the old objects before it has been through all of them.
   */
  static String heapKept() {
    return Promql.over("min_over_time", "15m", "jvm_memory_used_bytes", HEAP);
  }

  /** What collections leave, as a share of the largest heap. */
  static String heapKeptShare() {
    return heapKept() + " / " + chosen("jvm_memory_max_bytes", HEAP);
  }
}
