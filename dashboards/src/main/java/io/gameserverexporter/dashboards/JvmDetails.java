package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.AGENT;
import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.max;
import static io.gameserverexporter.dashboards.Promql.rate;
import static io.gameserverexporter.dashboards.Promql.sum;
import static io.gameserverexporter.dashboards.Text.same;
import static io.gameserverexporter.dashboards.Text.text;

import java.util.List;

/** Each server's JVM: memory, garbage collections, threads. */
final class JvmDetails {
  static final String UID = "gameserver-jvm";

  private static final String LEGEND = "{{job}} {{instance}}";

  private JvmDetails() {}

  static Dashboard dashboard() {
    return new Dashboard(
        UID,
        text("Game server JVM"),
        text("Memory, garbage collections, threads and processor time of each server's JVM."),
        Variables.servers(AGENT),
        List.of(Overview.restarts()),
        List.of(glance(), memory(), collections(), threads(), other(), JvmProcess.row()));
  }

  private static Row glance() {
    return Row.of(
        text("At a glance"),
        new Stat(text("JVM version"))
            .about(text("The versions that the servers run on."))
            .unit(Unit.NUMBER)
            .query("count by (version) (" + chosen("jvm_runtime_info") + ")", "{{version}}")
            .names()
            .size(6, 4),
        stat("Youngest", "Time since the last start of a server: short after a restart.")
            .unit(Unit.SECONDS)
            .decimals(1)
            .query("min(" + ServerProcess.uptime() + ")", same(""))
            .plain(),
        new Gauge(text("Heap after GC"))
            .about(
                text(
                    "Of the fullest heap: the least that was in it in 15 minutes, which is what"
                        + " garbage collections leave, as a share of the largest size."))
            .query(max("", Jvm.heapKeptShare()), same(""))
            .thresholds(Thresholds.above(0.75, 0.9)),
        stat("GC share of time", "Share of time that the game stands still, where it is most.")
            .unit(Unit.SHARE)
            .query(max("", Jvm.pauseShare(SERVER)), same(""))
            .thresholds(Thresholds.above(0.05, 0.1)),
        stat("Longest GC pause", "No pause was longer; 0 where there was none.")
            .unit(Unit.SECONDS)
            .query(max("", Jvm.pause(1)), same(""))
            .thresholds(Thresholds.above(0.1, 0.5)),
        stat("Threads", "Platform threads of all servers.")
            .unit(Unit.NUMBER)
            .query("sum(" + chosen("jvm_threads_current") + ")", same("")),
        stat(
                "Deadlocks",
                "Threads that wait for each other for ever. Only a restart helps, and a thread dump"
                    + " before it says where.")
            .unit(Unit.NUMBER)
            .query("sum(" + chosen("jvm_threads_deadlocked") + ")", same(""))
            .thresholds(Thresholds.above(1))
            .plain());
  }

  private static Stat stat(String title, String about) {
    return new Stat(text(title)).about(text(about));
  }

  private static TimeSeries lines(String title, String about) {
    return new TimeSeries(text(title)).about(text(about)).size(8, 8);
  }

  private static Row memory() {
    return Row.of(
        text("Memory"),
        lines(
                "Heap",
                "In use, taken from the machine (committed), and how far it may grow (largest).")
            .unit(Unit.BYTES)
            .query(Jvm.heapUsed(SERVER), LEGEND + " used")
            .query(
                sum(SERVER, chosen("jvm_memory_committed_bytes", Jvm.HEAP)), LEGEND + " committed")
            .query(Jvm.heapMax(SERVER), LEGEND + " largest")
            .limit("largest")
            .size(12, 9),
        lines(
                "Heap share",
                "Heap in use, as a share of its largest size. Touching 1 is well as long as the"
                    + " valleys stay low.")
            .unit(Unit.SHARE)
            .max(1)
            .query("(" + Jvm.heapUsed(SERVER) + ") / (" + Jvm.heapMax(SERVER) + ")", LEGEND)
            .size(6, 9),
        lines(
                "Memory outside of the heap",
                "Classes (metaspace), compiled code and what belongs to them. It settles after a"
                    + " while; a steady climb is a leak of classes.")
            .unit(Unit.BYTES)
            .query(sum(SERVER, chosen("jvm_memory_used_bytes", "area=\"nonheap\"")), LEGEND)
            .size(6, 9),
        lines("Memory pools", "What is in each pool, of all servers together.")
            .unit(Unit.BYTES)
            .query(sum("pool", chosen("jvm_memory_pool_used_bytes")), "{{pool}}")
            .calculate()
            .size(12, 10),
        lines(
                "Memory pools after collection",
                "What the last collection of each heap pool left, of all servers together. Collectors"
                    + " of generations say it of old objects only once they went through them.")
            .unit(Unit.BYTES)
            .query(sum("pool", chosen("jvm_memory_pool_collection_used_bytes")), "{{pool}}")
            .calculate()
            .size(12, 10));
  }

  private static Row collections() {
    return Row.of(
        text("Garbage collection"),
        lines("GC share of time", "Share of time that the game stands still for collections.")
            .unit(Unit.SHARE)
            .query(Jvm.pauseShare(SERVER), LEGEND)
            .thresholdLines(Thresholds.above(0.05, 0.1)),
        lines(
                "GC pauses by cause",
                "Seconds per second that the game stands still, by why: Allocation Failure and G1"
                    + " Evacuation Pause are the usual ones; System.gc() is asked for by code.")
            .unit(Unit.SHARE)
            .query(
                "label_replace("
                    + Promql.or(
                        sum("jvm_gc_cause", rate("jvm_gc_duration_seconds_sum", Jvm.PAUSE)),
                        "vector(0)")
                    + ", \"jvm_gc_cause\", \"(none)\", \"jvm_gc_cause\", \"\")",
                "{{jvm_gc_cause}}"),
        lines("GC pause length", "No pause was longer than the longest; 0 where there was none.")
            .unit(Unit.SECONDS)
            .query(Jvm.pause(0.5), LEGEND + " p50")
            .query(Jvm.pause(1), LEGEND + " longest"),
        lines(
                "Stops of all threads",
                "Share of time in safepoints, for collections and everything else, and until all"
                    + " threads had come to a stop. Much of the latter: a thread that is late.")
            .unit(Unit.SHARE)
            .query(sum(SERVER, rate("jvm_safepoint_seconds_total")), LEGEND)
            .query(sum(SERVER, rate("jvm_safepoint_sync_seconds_total")), LEGEND + " to stop")
            .size(12, 8),
        lines(
                "Hiccups",
                "How late a thread wakes that is due at any moment, whatever the reason: what a"
                    + " player feels.")
            .unit(Unit.SECONDS)
            .query(Jvm.hiccup(0.99), LEGEND + " p99")
            .query(Jvm.hiccup(1), LEGEND + " longest")
            .size(12, 8),
        lines(
                "Collections per second",
                "By collector, which tells the generations apart: the young one often, the old one"
                    + " rarely.")
            .unit(Unit.EVENTS_PER_SECOND)
            .query(Jvm.collections(SERVER + ", gc"), LEGEND + " {{gc}}")
            .size(12, 8),
        new Table(text("Collections in the time shown"))
            .about(text("How many each collector of each server did."))
            .label("job", text("Service"), 0)
            .label("instance", text("Server"), 0)
            .label("gc", text("Collector"), 0)
            .column(
                text("Collections"),
                Unit.NUMBER,
                "round("
                    + sum(SERVER + ", gc", Promql.increase("jvm_gc_collection_seconds_count"))
                    + ")")
            .sorted()
            .size(12, 8),
        lines(
                "Collections that run beside the game",
                "Share of time that they are under way (ZGC, Shenandoah, G1 of old objects). Near 1"
                    + " the collector cannot keep up; 0 for collectors that only pause.")
            .unit(Unit.SHARE)
            .query(Jvm.cycleShare(SERVER), LEGEND),
        lines("Allocation", "How fast each game makes new objects, as of its collections.")
            .unit(Unit.BYTES_PER_SECOND)
            .query(Jvm.allocation(SERVER), LEGEND),
        lines(
                "Bytes that came into each pool",
                "Per second, of all servers together: a high rate of old objects means that much"
                    + " survives that should not.")
            .unit(Unit.BYTES_PER_SECOND)
            .query(sum("pool", rate("jvm_memory_pool_allocated_bytes_total")), "{{pool}}"));
  }

  private static Row threads() {
    return Row.of(
        text("Threads"),
        lines("Threads", "Platform threads that live. A steady climb is a leak.")
            .unit(Unit.NUMBER)
            .query(sum(SERVER, chosen("jvm_threads_current")), LEGEND)
            .query(sum(SERVER, chosen("jvm_threads_daemon")), LEGEND + " daemon"),
        lines(
                "Threads by state",
                "Of all servers together. Many that are BLOCKED fight over a lock; WAITING ones have"
                    + " nothing to do.")
            .unit(Unit.NUMBER)
            .query(sum("state", chosen("jvm_threads_state")), "{{state}}")
            .stacked(),
        lines("Thread starts per second", "A high rate means that threads are not pooled.")
            .unit(Unit.EVENTS_PER_SECOND)
            .query(sum(SERVER, rate("jvm_threads_started_total")), LEGEND));
  }

  private static Row other() {
    return Row.of(
        text("Buffers, classes, compiler"),
        lines(
                "Buffers outside of the heap",
                "Direct and mapped buffers, which networks use. They have a limit of their own, the"
                    + " largest heap if nothing else is set.")
            .unit(Unit.BYTES)
            .query(
                sum(SERVER + ", pool", chosen("jvm_buffer_pool_used_bytes", "pool!~\"mapped.+\"")),
                LEGEND + " {{pool}}"),
        lines("Number of buffers", "A steady climb is a leak.")
            .unit(Unit.NUMBER)
            .query(
                sum(
                    SERVER + ", pool",
                    chosen("jvm_buffer_pool_used_buffers", "pool!~\"mapped.+\"")),
                LEGEND + " {{pool}}"),
        lines(
                "Classes",
                "Loaded ones. After the start it hardly changes; a steady climb is a leak.")
            .unit(Unit.NUMBER)
            .query(sum(SERVER, chosen("jvm_classes_currently_loaded")), LEGEND),
        lines("Class loads per second", "Loaded and, downwards, unloaded.")
            .unit(Unit.EVENTS_PER_SECOND)
            .query(sum(SERVER, rate("jvm_classes_loaded_total")), LEGEND + " loaded")
            .query(sum(SERVER, rate("jvm_classes_unloaded_total")), LEGEND + " unloaded")
            .down("unloaded")
            .size(12, 8),
        lines(
                "Compiler",
                "Processors that compile. Much of it is usual after a start, as the JVM finds out"
                    + " what is worth it.")
            .unit(Unit.CORES)
            .query(sum(SERVER, rate("jvm_compilation_time_seconds_total")), LEGEND)
            .size(12, 8));
  }
}
