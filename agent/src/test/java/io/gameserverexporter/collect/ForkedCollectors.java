package io.gameserverexporter.collect;

import io.gameserverexporter.collect.source.Paths;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;

/** Run as a process of its own: starts every collector, then says what it finds changed. */
final class ForkedCollectors {
  /** Where Java is too old for them, or was not started with what they need. */
  private static final Set<String> OPTIONAL =
      Set.of("jvm_allocation", "jvm_virtual_threads", "jvm_native_memory");

  private ForkedCollectors() {}

  public static void main(String[] args) throws Exception {
    String properties = System.getProperties().toString();
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    PrometheusRegistry registry = new PrometheusRegistry();
    StandardSources table =
        new StandardSources(
            new Paths("/proc", "/sys", "/"), PrometheusProperties.builder().build(), null);
    Collectors collectors = Collectors.start(registry, Fixture.namesOnByDefault(), table, 60_000);
    System.out.println("ready " + collectors.awaitReady(30_000));
    Exposition scrape = new Exposition(Fixture.text(registry.scrape()));
    for (String name : Fixture.namesOnByDefault()) {
      Double success =
          scrape.values.get("gameserver_exporter_collector_success{collector=\"" + name + "\"}");
      // There may be no container.
      if (success == null
          ? !name.startsWith("container_") && !OPTIONAL.contains(name)
          : success != 1) {
        System.out.println("off " + name);
      }
    }
    System.out.println("properties " + properties.equals(System.getProperties().toString()));
    Set<String> started = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!threads.contains(thread) && !thread.getName().equals("process reaper")) {
        started.add(
            "thread "
                + thread.getName()
                + (thread.isDaemon() ? " daemon " : " ")
                + (thread.getContextClassLoader() == Collectors.class.getClassLoader()));
      }
    }
    started.forEach(System.out::println);
    System.setProperty("user.timezone", "Asia/Seoul");
    System.out.println("time zone " + TimeZone.getDefault().getID());
    if (args.length > 0) {
      TheirManagement.show();
    }
    System.out.println("locale " + Locale.getDefault());
    // Not closed: the JVM must end with it running.
  }

  /** What an application does that has plans for logging and management. */
  private static final class TheirManagement {
    static void show() {
      System.setProperty("java.util.logging.manager", TheirLogManager.class.getName());
      System.setProperty("javax.management.builder.initial", TheirBuilder.class.getName());
      System.out.println(
          "servers " + javax.management.MBeanServerFactory.findMBeanServer(null).size());
      java.lang.management.ManagementFactory.getPlatformMBeanServer();
      System.out.println("builder theirs " + TheirBuilder.used);
      System.out.println(
          "log manager " + java.util.logging.LogManager.getLogManager().getClass().getSimpleName());
    }
  }

  /** Named in a system property. */
  public static final class TheirLogManager extends java.util.logging.LogManager {}

  /** Named in a system property. */
  public static final class TheirBuilder extends javax.management.MBeanServerBuilder {
    static volatile boolean used;

    @Override
    public javax.management.MBeanServer newMBeanServer(
        String defaultDomain,
        javax.management.MBeanServer outer,
        javax.management.MBeanServerDelegate delegate) {
      used = true;
      return super.newMBeanServer(defaultDomain, outer, delegate);
    }
  }
}
