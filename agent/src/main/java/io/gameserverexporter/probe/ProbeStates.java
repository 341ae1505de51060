package io.gameserverexporter.probe;

import io.gameserverexporter.boot.Stderr;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What became of each probe and the classes that it is for; said once when one does not fit. */
public final class ProbeStates {
  private final List<State> states = new CopyOnWriteArrayList<>();
  private final Versions versions;
  private final Announcement announcement = new Announcement();
  private volatile List<State> game = Collections.emptyList();
  private volatile @Nullable String whyNone;

  ProbeStates(Instrumentation instrumentation) {
    versions = new Versions(instrumentation);
  }

  /** Notes that no probe works, and why. */
  public void noneWorks(Throwable cause) {
    whyNone = Stderr.brief(cause);
  }

  /** Why no probe works; null when they can. */
  public @Nullable String whyNone() {
    return whyNone;
  }

  void woven(Probe probe, String target, String copy) {
    State state = new State(probe.name(), target, copy, "on", "");
    // What the JDK has in every program is no find, and who ticks need not have requests.
    boolean servesNobody =
        probe.name().equals(ScheduledTasksProbe.NAME)
            || probe.name().equals(SocketsProbe.NAME)
            || probe.name().equals(GameLoopsProbe.NAME);
    if (add(state) && !servesNobody) {
      announcement.add(state);
    }
  }

  /** Says which probes have found their framework, once they are all likely to have done so. */
  public void announce() {
    if (announcement.isDue()) {
      versions.find(states);
      announcement.say();
    }
  }

  void misfit(Probe probe, String target, String copy, String missing) {
    if (add(new State(probe.name(), target, copy, "misfit", missing + " not found"))) {
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

  void failed(Probe probe, String target, String copy, Throwable cause) {
    if (add(new State(probe.name(), target, copy, "failed", Stderr.brief(cause)))) {
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

  /** Notes what the operator names of the game: waiting until its class is loaded. */
  void gameWanted(List<GameWeave> wanted) {
    List<State> waiting = new ArrayList<>();
    Set<String> targets = new HashSet<>();
    for (GameWeave weave : wanted) {
      if (!targets.add(weave.shown())) {
        continue;
      }
      State state =
          new State(GameProbe.NAME, weave.shown(), "", "waiting", "its class is not loaded");
      state.version("");
      waiting.add(state);
    }
    game = Collections.unmodifiableList(waiting);
  }

  void gameWoven(GameWeave weave) {
    game(weave, "on", "");
  }

  void gameMisfit(GameWeave weave, String why) {
    if (game(weave, "misfit", why)) {
      Stderr.line(
          weave.shown()
              + " of the configuration is not watched: the class "
              + why
              + ". Everything else is.");
    }
  }

  void gameFailed(GameWeave weave, Throwable cause) {
    if (game(weave, "failed", Stderr.brief(cause))) {
      Stderr.line(
          weave.shown()
              + " of the configuration is not watched: its class could not be woven ("
              + Stderr.brief(cause)
              + "). Everything else is.");
    }
  }

  /** Whether that is news. */
  private synchronized boolean game(GameWeave weave, String state, String reason) {
    List<State> all = new ArrayList<>(game);
    for (int i = 0; i < all.size(); i++) {
      State known = all.get(i);
      if (known.target().equals(weave.shown()) && !known.state().equals(state)) {
        State now = new State(GameProbe.NAME, weave.shown(), "", state, reason);
        now.version("");
        all.set(i, now);
        game = Collections.unmodifiableList(all);
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it is the first of that kind for the probe and the copy: one line is enough, the
   * metrics have every class.
   */
  private synchronized boolean add(State state) {
    boolean first = true;
    for (State known : states) {
      if (known.is(state)) {
        return false;
      }
      first = first && !known.isOfSameKind(state);
    }
    states.add(state);
    return first;
  }

  /** What is known so far. */
  public List<State> all() {
    versions.find(states);
    List<State> all = new ArrayList<>(states);
    all.addAll(game);
    return all;
  }

  /** One probe and one class (or interface, for implementors) that it is for. */
  public static final class State {
    private final String probe;
    private final String target;
    private final String copy;
    private final String state;
    private final String reason;
    private volatile @Nullable String version;
    private final long sinceMillis;

    State(String probe, String target, String copy, String state, String reason) {
      this(probe, target, copy, state, reason, System.currentTimeMillis());
    }

    State(String probe, String target, String copy, String state, String reason, long sinceMillis) {
      this.probe = probe;
      this.target = target;
      this.copy = copy;
      this.state = state;
      this.reason = reason;
      this.sinceMillis = sinceMillis;
    }

    /** The probe's name as in the settings. */
    public String probe() {
      return probe;
    }

    /** The class or interface. */
    public String target() {
      return target;
    }

    /** The package that the framework was moved below; empty when it was not. */
    String copy() {
      return copy;
    }

    /** {@code on}, {@code misfit} or {@code failed}. */
    public String state() {
      return state;
    }

    /** Why it is not on; empty when it is. */
    public String reason() {
      return reason;
    }

    /** Which version of the framework it is; empty when that is not known. */
    public String version() {
      return version == null ? "" : version;
    }

    @Nullable String versionIfKnown() {
      return version;
    }

    void version(String found) {
      version = found;
    }

    /** When that was found, in milliseconds since 1970. */
    public long sinceMillis() {
      return sinceMillis;
    }

    boolean isOfSameKind(State other) {
      return probe.equals(other.probe) && copy.equals(other.copy) && state.equals(other.state);
    }

    boolean is(State other) {
      return probe.equals(other.probe) && target.equals(other.target) && state.equals(other.state);
    }
  }
}
