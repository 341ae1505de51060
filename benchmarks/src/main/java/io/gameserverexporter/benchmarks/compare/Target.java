package io.gameserverexporter.benchmarks.compare;

/**
 * What the agent may cost, and what it does.
 *
 * @param what is measured
 * @param limit it must not be above
 * @param measured in the same unit
 * @param unit of both, with what stands before the number: {@code "+%.0f bytes"}
 */
record Target(String what, double limit, double measured, String unit) {

  boolean met() {
    return measured <= limit;
  }

  /** Its line in a table of what, target, measured and verdict. */
  void addTo(Table table) {
    table.add(
        what,
        "at most " + Numbers.format(unit, limit),
        Numbers.format(unit, measured),
        met() ? "met" : "MISSED");
  }
}
