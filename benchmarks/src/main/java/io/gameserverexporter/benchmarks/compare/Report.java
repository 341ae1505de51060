package io.gameserverexporter.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/** Prints each result as soon as it is there, and all targets at the end. */
final class Report {
  private final List<Target> targets = new ArrayList<>();

  /** What goes on, for whoever waits. */
  void progress(String pattern, Object... values) {
    System.err.println(Numbers.format(pattern, values));
  }

  void section(String title, Table table, String... remarks) {
    System.out.println("### " + title + "\n\n" + table);
    for (String remark : remarks) {
      System.out.println(remark);
    }
    if (remarks.length > 0) {
      System.out.println();
    }
  }

  void target(String what, double limit, double measured, String unit) {
    targets.add(new Target(what, limit, measured, unit));
  }

  /** A miss is printed as it is: it is no failure of the comparison. */
  void printTargets() {
    Table table = new Table("what", "target", "measured", "verdict");
    long met = 0;
    for (Target target : targets) {
      target.addTo(table);
      met += target.met() ? 1 : 0;
    }
    section("Targets", table, met + " of " + targets.size() + " targets met.");
  }
}
