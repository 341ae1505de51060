package testprograms.libraries;

import com.sun.jna.Library;
import com.sun.jna.Native;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;

/** Uses, when its standard input ends, its own versions of the agent's libraries. */
public final class LibraryUser {
  private LibraryUser() {}

  public static void main(String[] args) throws Exception {
    System.out.println("running");
    while (System.in.read() >= 0) {
      // Until the agent is at work.
    }
    byteBuddy();
    prometheus();
    simpleclient();
    oshi();
    jna();
    slf4j();
  }

  private static void byteBuddy() throws Exception {
    String made =
        new ByteBuddy()
            .subclass(Object.class)
            .method(ElementMatchers.named("toString"))
            .intercept(FixedValue.value("made by the application"))
            .make()
            .load(LibraryUser.class.getClassLoader())
            .getLoaded()
            .getConstructor()
            .newInstance()
            .toString();
    say(ByteBuddy.class, made);
  }

  private static void prometheus() {
    io.prometheus.metrics.core.metrics.Counter.builder()
        .name("app_events_total")
        .help("Of the application.")
        .register()
        .inc(7);
    StringBuilder found = new StringBuilder();
    for (MetricSnapshot snapshot : PrometheusRegistry.defaultRegistry.scrape()) {
      found
          .append(snapshot.getMetadata().getName())
          .append('=')
          .append(((CounterSnapshot) snapshot).getDataPoints().get(0).getValue());
    }
    say(PrometheusRegistry.class, found);
  }

  private static void simpleclient() {
    io.prometheus.client.Counter.build("old_events", "Of the application.").register().inc(3);
    say(
        io.prometheus.client.CollectorRegistry.class,
        io.prometheus.client.CollectorRegistry.defaultRegistry.getSampleValue("old_events_total"));
  }

  private static void oshi() {
    SystemInfo system = new SystemInfo();
    say(
        SystemInfo.class,
        system.getHardware().getProcessor().getLogicalProcessorCount()
            + " "
            + system.getHardware().getMemory().getTotal()
            + " "
            + system.getOperatingSystem().getFamily());
  }

  private static void jna() {
    say(Native.class, Native.VERSION + " " + CLibrary.C.abs(-5));
  }

  private static void slf4j() throws IOException {
    Logger logger = LoggerFactory.getLogger("application");
    logger.info("logged by the application");
    say(LoggerFactory.class, logger.getClass().getName());
  }

  private static void say(Class<?> library, Object result) {
    String jar = library.getProtectionDomain().getCodeSource().getLocation().getPath();
    System.out.println(jar.substring(jar.lastIndexOf('/') + 1) + ": " + result);
  }

  /** The C library's {@code abs}. */
  public interface CLibrary extends Library {
    CLibrary C = Native.load("c", CLibrary.class);

    int abs(int number);
  }
}
