package io.gameserverexporter.probe;

import io.gameserverexporter.boot.Stderr;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What became of each probe and the classes that it is for; said once when one does not fit. */
public final class ProbeStates {
  private final List<State> states = new CopyOnWriteArrayList<>();

  ProbeStates() {}

  void woven(Probe probe, String target) {
    add(new State(probe.name(), target, "on"));
  }

  void misfit(Probe probe, String target, String missing) {
    if (add(new State(probe.name(), target, "misfit"))) {
      Stderr.line(
          "probe "
              + probe.name()
              + " does not fit this version of "
              + target
              + " ("
              + missing
              + " not found): "
              + probe.missing()
              + " are missing from the metrics, everything else works. Please report the server's"
              + " version.");
    }
  }

  void failed(Probe probe, String target, Throwable cause) {
    if (add(new State(probe.name(), target, "failed"))) {
      Stderr.line(
          "probe "
              + probe.name()
              + " could not be woven into "
              + target
              + " ("
              + Stderr.brief(cause)
              + "): "
              + probe.missing()
              + " may be missing from the metrics, everything else works. disabled="
              + probe.name()
              + " silences this.");
    }
  }

  /**
   * Whether it is the first of that kind for the probe: one line is enough, the metrics have every
   * class.
   */
  private synchronized boolean add(State state) {
    boolean first = true;
    for (State known : states) {
      if (known.is(state)) {
        return false;
      }
      first = first && !(known.probe.equals(state.probe) && known.state.equals(state.state));
    }
    states.add(state);
    return first;
  }

  /** What is known so far. */
  public List<State> all() {
    return new ArrayList<>(states);
  }

  /** One probe and one class (or interface, for implementors) that it is for. */
  public static final class State {
    private final String probe;
    private final String target;
    private final String state;

    State(String probe, String target, String state) {
      this.probe = probe;
      this.target = target;
      this.state = state;
    }

    /** The probe's name as in the settings. */
    public String probe() {
      return probe;
    }

    /** The class or interface. */
    public String target() {
      return target;
    }

    /** {@code on}, {@code misfit} or {@code failed}. */
    public String state() {
      return state;
    }

    boolean is(State other) {
      return probe.equals(other.probe) && target.equals(other.target) && state.equals(other.state);
    }
  }
}
