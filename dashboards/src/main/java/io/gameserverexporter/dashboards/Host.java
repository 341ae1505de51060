package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.max;
import static io.gameserverexporter.dashboards.Promql.rate;
import static io.gameserverexporter.dashboards.Text.same;
import static io.gameserverexporter.dashboards.Text.text;

import java.util.List;

/** The machines: processors, memory, disks, file systems, network. */
final class Host {
  static final String UID = "gameserver-host";

  private static final Machine MACHINE = Machine.any();
  private static final String LEGEND = "{{nodename}}";
  private static final Thresholds BUSY = Thresholds.above(0.7, 0.9);
  private static final Thresholds FULL = Thresholds.above(0.8, 0.9);

  private Host() {}

  static Dashboard dashboard() {
    return new Dashboard(
        UID,
        text("Game server hosts"),
        text(
            "Processors, memory, disks, file systems and network of the machines, from"
                + " gameserver-exporter or node_exporter. Servers on one machine say the same of it:"
                + " each machine is shown once, by its host name."),
        Variables.servers(Machine.INFO),
        List.of(boots()),
        List.of(glance(), cpu(), memory(), disks(), fileSystems(), network(), kernel()));
  }

  private static Annotation boots() {
    return new Annotation(
        text("Boots"),
        max(Machine.NAME, MACHINE.each(chosen("node_boot_time_seconds"))) + " * 1000",
        "{{nodename}}");
  }

  private static Row glance() {
    return Row.of(
        text("At a glance"),
        stat("Machines", "Machines that say how they are.")
            .unit(Unit.NUMBER)
            .query("count(" + max(Machine.NAME, chosen(Machine.INFO)) + ")", same("")),
        new Gauge(text("CPU"))
            .about(text("Share of its processors' time that the busiest machine works."))
            .query(max("", MACHINE.each(Machine.cpuShare())), same(""))
            .thresholds(BUSY),
        stat(
                "Load per core",
                "Threads that run or wait for a processor or a disk, per processor, over 5 minutes,"
                    + " on the busiest machine. Above 1 something waits.")
            .unit(Unit.NUMBER)
            .decimals(2)
            .query(max("", MACHINE.each(chosen("node_load5") + " / " + Machine.cores())), same(""))
            .thresholds(Thresholds.above(1, 2)),
        new Gauge(text("Memory"))
            .about(text("Of the fullest machine: what is used and cannot be given back."))
            .query(max("", MACHINE.each(Machine.memoryShare())), same(""))
            .thresholds(FULL),
        stat("Available memory", "What programs can still get on the fullest machine.")
            .unit(Unit.BYTES)
            .query("min(" + MACHINE.each(chosen("node_memory_MemAvailable_bytes")) + ")", same("")),
        new Gauge(text("Fullest file system"))
            .about(text("Share that is taken. At 1 nothing can be written."))
            .query(max("", MACHINE.each(Machine.filesystemShare(), "mountpoint")), same(""))
            .thresholds(FULL),
        stat("Received", "Bits per second that all machines together receive.")
            .unit(Unit.BITS_PER_SECOND)
            .query("sum(" + network("receive", Machine.DEVICES) + ")", same("")),
        stat("Sent", "Bits per second that all machines together send.")
            .unit(Unit.BITS_PER_SECOND)
            .query("sum(" + network("transmit", Machine.DEVICES) + ")", same("")));
  }

  private static Stat stat(String title, String about) {
    return new Stat(text(title)).about(text(about));
  }

  private static TimeSeries lines(String title, String about) {
    return new TimeSeries(text(title)).about(text(about)).size(8, 8);
  }

  private static Row cpu() {
    return Row.of(
        text("CPU"),
        lines(
                "CPU by mode",
                "Processors in each mode, of all machines together, without idle. user is programs,"
                    + " system the kernel for them, iowait waiting for disks, steal what the"
                    + " hypervisor gave to others.")
            .unit(Unit.CORES)
            .query(
                "sum by (mode) ("
                    + MACHINE.each(rate("node_cpu_seconds_total", "mode!=\"idle\""), "cpu", "mode")
                    + ")",
                "{{mode}}")
            .stacked(),
        lines("CPU of each machine", "Share of its processors' time that it works.")
            .unit(Unit.SHARE)
            .max(1)
            .query(MACHINE.each(Machine.cpuShare()), LEGEND)
            .thresholdLines(BUSY),
        lines(
                "CPU by core",
                "Share of time that each processor works. One at 1 while the others rest is a thread"
                    + " that cannot be spread.")
            .unit(Unit.SHARE)
            .max(1)
            .query(
                MACHINE.each(
                    "(1 - " + rate("node_cpu_seconds_total", "mode=\"idle\"") + ")", "cpu"),
                LEGEND + " {{cpu}}"),
        lines(
                "Load",
                "Threads that run or wait for a processor or a disk, over 1, 5 and 15 minutes, and"
                    + " the number of processors.")
            .unit(Unit.NUMBER)
            .query(MACHINE.each(chosen("node_load1")), LEGEND + " 1 min")
            .query(MACHINE.each(chosen("node_load5")), LEGEND + " 5 min")
            .query(MACHINE.each(chosen("node_load15")), LEGEND + " 15 min")
            .query(MACHINE.each(Machine.cores()), LEGEND + " cores")
            .limit("cores"),
        lines(
                "Steal",
                "Share of time that the hypervisor gave to others. Above a few per cent the machine"
                    + " is slower than it looks.")
            .unit(Unit.SHARE)
            .query(
                MACHINE.each(
                    "avg by (job, instance) ("
                        + rate("node_cpu_seconds_total", "mode=\"steal\"")
                        + ")"),
                LEGEND)
            .thresholdLines(Thresholds.above(0.05, 0.15)),
        lines(
                "Running and blocked",
                "Threads that run or wait for a processor, and those that wait for a disk.")
            .unit(Unit.NUMBER)
            .query(MACHINE.each(chosen("node_procs_running")), LEGEND + " running")
            .query(MACHINE.each(chosen("node_procs_blocked")), LEGEND + " blocked"));
  }

  private static Row memory() {
    return Row.of(
        text("Memory"),
        lines(
                "Memory",
                "Of all machines together: taken by programs, holding files (cache), free. Cache is"
                    + " given back when needed.")
            .unit(Unit.BYTES)
            .query(
                "sum("
                    + MACHINE.each(
                        "("
                            + Machine.memory()
                            + " - "
                            + chosen("node_memory_MemAvailable_bytes")
                            + ")")
                    + ")",
                "used")
            .query(
                "sum("
                    + MACHINE.each(
                        "("
                            + chosen("node_memory_MemAvailable_bytes")
                            + " - "
                            + chosen("node_memory_MemFree_bytes")
                            + ")")
                    + ")",
                "cache")
            .query("sum(" + MACHINE.each(chosen("node_memory_MemFree_bytes")) + ")", "free")
            .stacked(),
        lines("Memory in use", "Share of each machine that is used and cannot be given back.")
            .unit(Unit.SHARE)
            .max(1)
            .query(MACHINE.each(Machine.memoryShare()), LEGEND)
            .thresholdLines(FULL),
        lines("Available memory", "What programs can still get without swapping.")
            .unit(Unit.BYTES)
            .query(MACHINE.each(chosen("node_memory_MemAvailable_bytes")), LEGEND),
        lines(
                "Swap in use",
                "A JVM whose heap is swapped stalls in each collection. 0 also where there is no"
                    + " swap.")
            .unit(Unit.BYTES)
            .query(
                MACHINE.each(
                    "("
                        + chosen("node_memory_SwapTotal_bytes")
                        + " - "
                        + chosen("node_memory_SwapFree_bytes")
                        + ")"),
                LEGEND),
        lines(
                "Page faults that read from disk",
                "Each stops the thread that has it. Many of them mean that memory is short.")
            .unit(Unit.EVENTS_PER_SECOND)
            .query(MACHINE.each(rate("node_vmstat_pgmajfault")), LEGEND),
        lines("Kills for want of memory", "Processes that the kernel killed, since boot.")
            .unit(Unit.NUMBER)
            .decimals(0)
            .query(MACHINE.each(chosen("node_vmstat_oom_kill")), LEGEND));
  }

  private static Row disks() {
    return Row.of(
        text("Disks"),
        lines("Bytes", "Read upwards, written downwards.")
            .unit(Unit.BYTES_PER_SECOND)
            .query(disk("read_bytes"), LEGEND + " {{device}} read")
            .query(disk("written_bytes"), LEGEND + " {{device}} written")
            .down("written"),
        lines("Operations", "Reads upwards, writes downwards.")
            .unit(Unit.OPERATIONS_PER_SECOND)
            .query(disk("reads_completed"), LEGEND + " {{device}} reads")
            .query(disk("writes_completed"), LEGEND + " {{device}} writes")
            .down("writes"),
        lines(
                "Busy",
                "Share of time in which the device had something to do. Near 1 it never rests, which"
                    + " only disks that do one thing at a time mind.")
            .unit(Unit.SHARE)
            .query(disk("io_time_seconds"), LEGEND + " {{device}}"),
        lines("Time of a read or write", "In the mean, waiting included; 0 where there was none.")
            .unit(Unit.SECONDS)
            .query(
                perOperation("read_time_seconds", "reads_completed"), LEGEND + " {{device}} read")
            .query(
                perOperation("write_time_seconds", "writes_completed"),
                LEGEND + " {{device}} write")
            .size(12, 8),
        lines("Queue", "Reads and writes under way or waiting, in the mean.")
            .unit(Unit.NUMBER)
            .query(disk("io_time_weighted_seconds"), LEGEND + " {{device}}")
            .size(12, 8));
  }

  private static String disk(String counter) {
    return MACHINE.each(rate("node_disk_" + counter + "_total"), "device");
  }

  /** Nothing divided by nothing is no number; here it is 0. */
  private static String perOperation(String seconds, String operations) {
    return MACHINE.each(
        rate("node_disk_" + seconds + "_total")
            + " / clamp_min("
            + rate("node_disk_" + operations + "_total")
            + ", 1e-9)",
        "device");
  }

  private static Row fileSystems() {
    return Row.of(
        text("File systems"),
        lines("In use", "Share that is taken. At 1 nothing can be written.")
            .unit(Unit.SHARE)
            .max(1)
            .query(
                MACHINE.each(Machine.filesystemShare(), "mountpoint"), LEGEND + " {{mountpoint}}")
            .thresholdLines(FULL),
        lines("Available", "Room for everybody.")
            .unit(Unit.BYTES)
            .query(
                MACHINE.each(chosen("node_filesystem_avail_bytes", Machine.DISKS), "mountpoint"),
                LEGEND + " {{mountpoint}}"),
        lines(
                "Inodes in use",
                "Share of the files that can exist. At 1 nothing new can be written, however much"
                    + " room is left.")
            .unit(Unit.SHARE)
            .max(1)
            .query(MACHINE.each(Machine.inodeShare(), "mountpoint"), LEGEND + " {{mountpoint}}")
            .thresholdLines(FULL));
  }

  private static Row network() {
    return Row.of(
        text("Network"),
        lines("Bits", "Received upwards, sent downwards.")
            .unit(Unit.BITS_PER_SECOND)
            .query(network("receive"), LEGEND + " {{device}} in")
            .query(network("transmit"), LEGEND + " {{device}} out")
            .down("out"),
        lines("Packets", "Received upwards, sent downwards.")
            .unit(Unit.PACKETS_PER_SECOND)
            .query(device("receive_packets"), LEGEND + " {{device}} in")
            .query(device("transmit_packets"), LEGEND + " {{device}} out")
            .down("out"),
        lines(
                "Errors and drops",
                "Packets that were broken (cable, driver) or thrown away (queue full, or nobody wanted"
                    + " them). Players notice lost packets as lag.")
            .unit(Unit.PACKETS_PER_SECOND)
            .query(lost("receive_errs", "receive_drop"), LEGEND + " {{device}} in")
            .query(lost("transmit_errs", "transmit_drop"), LEGEND + " {{device}} out"));
  }

  private static String network(String direction, String... matchers) {
    return MACHINE.each(
        rate("node_network_" + direction + "_bytes_total", matchers) + " * 8", "device");
  }

  private static String device(String counter) {
    return MACHINE.each(rate("node_network_" + counter + "_total"), "device");
  }

  private static String lost(String errors, String drops) {
    return MACHINE.each(
        "("
            + rate("node_network_" + errors + "_total")
            + " + "
            + rate("node_network_" + drops + "_total")
            + ")",
        "device");
  }

  private static Row kernel() {
    return Row.of(
        text("Kernel"),
        lines(
                "Context switches",
                "How often processors change from one thread to another: too many busy threads, or"
                    + " a fight over locks.")
            .unit(Unit.EVENTS_PER_SECOND)
            .query(MACHINE.each(rate("node_context_switches_total")), LEGEND),
        lines("Interrupts", "How often devices ask for a processor.")
            .unit(Unit.EVENTS_PER_SECOND)
            .query(MACHINE.each(rate("node_intr_total")), LEGEND),
        lines(
                "Open files",
                "Files, sockets and pipes of the whole machine, as a share of its limit.")
            .unit(Unit.SHARE)
            .query(
                MACHINE.each(
                    chosen("node_filefd_allocated") + " / " + chosen("node_filefd_maximum")),
                LEGEND)
            .thresholdLines(BUSY),
        lines(
                "Waiting",
                "Share of time in which at least one thread of the machine waited for a processor, a"
                    + " disk or memory.")
            .unit(Unit.SHARE)
            .query(pressure("cpu"), LEGEND + " CPU")
            .query(pressure("io"), LEGEND + " disk")
            .query(pressure("memory"), LEGEND + " memory"),
        lines(
                "TCP segments sent again",
                "Share of those sent: what is lost on the way to players and costs them time.")
            .unit(Unit.SHARE)
            .query(
                MACHINE.each(
                    rate("node_netstat_Tcp_RetransSegs")
                        + " / "
                        + rate("node_netstat_Tcp_OutSegs")),
                LEGEND),
        lines(
                "Lost at the door",
                "Datagrams and connections per second that were lost because programs did not take"
                    + " them in time.")
            .unit(Unit.EVENTS_PER_SECOND)
            .query(MACHINE.each(rate("node_netstat_Udp_RcvbufErrors")), LEGEND + " datagrams")
            .query(MACHINE.each(rate("node_netstat_TcpExt_ListenDrops")), LEGEND + " connections"),
        lines(
                "Sockets",
                "TCP connections in use, those that were closed and wait for stragglers, and UDP"
                    + " sockets.")
            .unit(Unit.NUMBER)
            .query(MACHINE.each(chosen("node_sockstat_TCP_inuse")), LEGEND + " TCP")
            .query(MACHINE.each(chosen("node_sockstat_TCP_tw")), LEGEND + " TCP closed")
            .query(MACHINE.each(chosen("node_sockstat_UDP_inuse")), LEGEND + " UDP"),
        lines(
                "Waiting in UDP sockets",
                "Bytes that programs have not read yet, or that could not be sent yet. What does not"
                    + " fit is lost.")
            .unit(Unit.BYTES)
            .query(udpQueue("rx"), LEGEND + " to be read")
            .query(udpQueue("tx"), LEGEND + " to be sent"),
        lines(
                "Packets left for later",
                "How often a processor did not get through with the packets that had come, and"
                    + " packets that it lost for that.")
            .unit(Unit.EVENTS_PER_SECOND)
            .query(softnet("times_squeezed"), LEGEND + " left")
            .query(softnet("dropped"), LEGEND + " lost"));
  }

  private static String udpQueue(String queue) {
    return "sum by (nodename) ("
        + MACHINE.each(chosen("node_udp_queues", "queue=\"" + queue + "\""), "ip")
        + ")";
  }

  private static String softnet(String counter) {
    return "sum by (nodename) ("
        + MACHINE.each(rate("node_softnet_" + counter + "_total"), "cpu")
        + ")";
  }

  private static String pressure(String what) {
    return MACHINE.each(rate("node_pressure_" + what + "_waiting_seconds_total"));
  }
}
