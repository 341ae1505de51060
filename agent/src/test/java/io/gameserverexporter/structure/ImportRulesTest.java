package io.gameserverexporter.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each package imports what its {@code package-info} says, and no more. */
class ImportRulesTest {
  private static final String OURS = "io.gameserverexporter.";

  /**
   * Package (or class, which then has a rule of its own): what it may use beside itself. A word is
   * a package with all below it, or a class; {@code java.base} stands for that module's {@code
   * java} packages.
   */
  private static final String RULES =
      """
      io.gameserverexporter.AgentEntry : java io.gameserverexporter.boot
      io.gameserverexporter            : java io.gameserverexporter io.prometheus.metrics
      io.gameserverexporter.boot       : java
      io.gameserverexporter.cli        : java io.gameserverexporter.config io.gameserverexporter.Parts
      io.gameserverexporter.collect    : java io.gameserverexporter.boot io.gameserverexporter.config io.gameserverexporter.collect io.prometheus.metrics
      io.gameserverexporter.collect.source : java io.prometheus.metrics
      io.gameserverexporter.collect.jvm : java javax.management com.sun.management io.gameserverexporter.boot io.gameserverexporter.collect.source io.gameserverexporter.collect.container.ThrottledTime io.gameserverexporter.collect.host.StealTime io.gameserverexporter.meter.DurationHistogram io.gameserverexporter.meter.DurationHistogram$Point io.prometheus.metrics
      io.gameserverexporter.collect.process : java com.sun.management io.gameserverexporter.collect.source
      io.gameserverexporter.collect.container : java io.gameserverexporter.collect.source io.prometheus.metrics
      io.gameserverexporter.collect.host : java io.gameserverexporter.collect.source io.prometheus.metrics oshi
      io.gameserverexporter.collect.netty : java io.gameserverexporter.boot io.gameserverexporter.meter io.gameserverexporter.collect.source io.prometheus.metrics
      io.gameserverexporter.collect.socket : java io.gameserverexporter.boot io.gameserverexporter.meter io.gameserverexporter.collect.source
      io.gameserverexporter.collect.task : java io.gameserverexporter.boot io.gameserverexporter.meter io.gameserverexporter.collect.source
      io.gameserverexporter.collect.textfile : java io.gameserverexporter.boot io.gameserverexporter.collect.source io.prometheus.metrics
      io.gameserverexporter.config     : java.base io.gameserverexporter.boot io.gameserverexporter.config.game
      io.gameserverexporter.config.game : java.base io.gameserverexporter.config org.snakeyaml.engine
      io.gameserverexporter.collect.game : java io.gameserverexporter.boot io.gameserverexporter.config.game io.gameserverexporter.meter io.gameserverexporter.collect.source io.gameserverexporter.collect.jvm.PauseTimes io.gameserverexporter.probe.GameWeave io.gameserverexporter.probe.GameWeave$Kind io.prometheus.metrics
      io.gameserverexporter.meter      : java.base io.gameserverexporter.boot io.gameserverexporter.config io.prometheus.metrics
      io.gameserverexporter.probe      : java io.gameserverexporter.boot io.gameserverexporter.probe.weave net.bytebuddy
      io.gameserverexporter.probe.weave : java io.gameserverexporter.boot net.bytebuddy
      io.gameserverexporter.web        : java.base io.gameserverexporter.boot io.prometheus.metrics
      io.prometheus.metrics.config     : java.base
      """;

  private final Map<String, Set<String>> rules = new HashMap<>();
  private final Set<String> javaBase =
      ModuleFinder.ofSystem().find("java.base").orElseThrow().descriptor().packages();

  ImportRulesTest() {
    for (String line : RULES.split("\n")) {
      String[] halves = line.split(" +: ");
      rules.put(halves[0], Set.of(halves[1].split(" ")));
    }
  }

  @Test
  void packagesImportWhatTheyMay() throws IOException {
    List<String> broken = new ArrayList<>();
    for (ClassFile file : ClassFile.all()) {
      if (Advice.isIn(file)) {
        continue; // Has rules of its own.
      }
      String outermost = outermost(file.name());
      Set<String> rule = rules.getOrDefault(outermost, rules.get(file.packageName()));
      if (rule == null) {
        broken.add(file.packageName() + " has no rule");
        continue;
      }
      boolean alone = rules.containsKey(outermost);
      for (String used : file.references()) {
        boolean own =
            alone
                ? outermost(used).equals(outermost)
                : ClassFile.packageOf(used).equals(file.packageName());
        if (!own && !used.startsWith("org.jspecify.annotations.") && !isAllowed(rule, used)) {
          broken.add(file.name() + " uses " + used);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  /** The rules would hold for a folder without classes, too. */
  @Test
  void everyRuleIsUsed() throws IOException {
    Set<String> used = new HashSet<>();
    for (ClassFile file : ClassFile.all()) {
      used.add(file.packageName());
      used.add(file.name());
    }
    assertEquals(
        List.of(), rules.keySet().stream().filter(place -> !used.contains(place)).toList());
  }

  /** A lambda there would be a class of ours with a loader's lookup, made on the server's way. */
  @Test
  void bootHasNoLambdas() throws IOException {
    for (ClassFile file : ClassFile.all()) {
      if (file.packageName().equals(OURS + "boot")) {
        assertFalse(file.references().contains("java.lang.invoke.LambdaMetafactory"), file.name());
      }
    }
  }

  private boolean isAllowed(Set<String> rule, String used) {
    return rule.stream()
        .anyMatch(
            word ->
                word.equals("java.base")
                    ? used.startsWith("java.") && javaBase.contains(ClassFile.packageOf(used))
                    : used.equals(word) || used.startsWith(word + "."));
  }

  private static String outermost(String className) {
    int dollar = className.indexOf('$');
    return dollar < 0 ? className : className.substring(0, dollar);
  }
}
