package io.gameserverexporter.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a JVM has used up to now. Counters are since its start; times in nanoseconds unless the name
 * says otherwise, sizes in bytes.
 *
 * @param requestCpu CPU time of the threads that serve requests
 * @param requestBytes allocated by the threads that serve requests
 * @param threadBytes allocated by all living threads
 * @param processCpu CPU time of the whole process
 * @param compileMillis time spent by the JIT
 * @param threads living Java threads
 * @param collections garbage collections
 * @param collectionMillis time they took
 * @param heapUsed heap in use
 * @param resident memory of the process, -1 where there is no {@code /proc}
 */
public record Usage(
    long requestCpu,
    long requestBytes,
    long threadBytes,
    long processCpu,
    long compileMillis,
    long threads,
    long collections,
    long collectionMillis,
    long heapUsed,
    long resident) {

  /** How the servers name the threads that work on requests; Tomcat's also in Spring Boot. */
  private static final List<String> REQUEST_THREADS =
      List.of("-exec-", "qtp", "XNIO-", "ultiThreadIoEventLoopGroup", "reactor-http-");

  private static final int FIELDS = 10;

  static Usage now() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long requestCpu = 0;
    long requestBytes = 0;
    long threadBytes = 0;
    long[] ids = threads.getAllThreadIds();
    ThreadInfo[] infos = threads.getThreadInfo(ids);
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    long[] cpu = threads.getThreadCpuTime(ids);
    for (int i = 0; i < ids.length; i++) {
      if (infos[i] == null || bytes[i] < 0 || cpu[i] < 0) {
        continue; // It has ended.
      }
      threadBytes += bytes[i];
      if (isRequestThread(infos[i].getThreadName())) {
        requestCpu += cpu[i];
        requestBytes += bytes[i];
      }
    }
    long collections = 0;
    long collectionMillis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections += collector.getCollectionCount();
      collectionMillis += collector.getCollectionTime();
    }
    return new Usage(
        requestCpu,
        requestBytes,
        threadBytes,
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime(),
        ManagementFactory.getCompilationMXBean().getTotalCompilationTime(),
        ids.length,
        collections,
        collectionMillis,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        residentBytes());
  }

  private static boolean isRequestThread(String name) {
    return REQUEST_THREADS.stream().anyMatch(name::contains);
  }

  private static long residentBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    List<String> lines = Files.readAllLines(status);
    for (String line : lines) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    return -1;
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Usage parse(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("not a usage line: " + line);
    }
    long[] v = new long[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
      v[i] = Long.parseLong(fields[i]);
    }
    return new Usage(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9]);
  }

  @Override
  public String toString() {
    return requestCpu
        + " "
        + requestBytes
        + " "
        + threadBytes
        + " "
        + processCpu
        + " "
        + compileMillis
        + " "
        + threads
        + " "
        + collections
        + " "
        + collectionMillis
        + " "
        + heapUsed
        + " "
        + resident;
  }
}
