package io.gameserverexporter.probe;

import io.gameserverexporter.probe.weave.Weave;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** One framework: its name in settings and metrics, and what is woven into which class. */
final class Probe {
  private final String name;
  private final String missing;
  private final List<Weave> weaves;

  /**
   * @param name as in the settings {@code enabled} and {@code disabled}
   * @param missing what an operator does not see when this probe is off, for messages
   */
  Probe(String name, String missing, Weave... weaves) {
    this.name = name;
    this.missing = missing;
    this.weaves = Collections.unmodifiableList(Arrays.asList(weaves));
  }

  String name() {
    return name;
  }

  String missing() {
    return missing;
  }

  List<Weave> weaves() {
    return weaves;
  }
}
