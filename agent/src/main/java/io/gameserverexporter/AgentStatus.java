package io.gameserverexporter;

import io.gameserverexporter.boot.SaidLines;
import io.gameserverexporter.collect.CollectorState;
import io.gameserverexporter.collect.Collectors;
import io.gameserverexporter.config.Settings;
import io.gameserverexporter.probe.ProbeStates;
import io.gameserverexporter.probe.Probes;
import java.util.Map;

/**
 * What is on and off in the agent, and why, as JSON:
 *
 * <pre>
 * {"version": "0.1.0",
 *  "parts": [{"kind": "probe", "name": "tomcat", "state": "on", "target": "org...", "reason": "",
 *             "since": 1760000000.123}, ...],
 *  "settings": {"port": "9500"},
 *  "lines": [{"time": 1760000000.123, "text": "metrics at http://127.0.0.1:9500/metrics"}]}
 * </pre>
 *
 * {@code kind} is probe or collector; {@code state} is on, off (by the settings), waiting (a probe
 * of whose framework no class was loaded yet), misfit, failed, starting, hangs or absent. Times are
 * seconds since 1970, 0 where there is none. {@code settings} are those that somebody has given,
 * {@code lines} the newest on standard error. Mistakes in the settings are not among these: they
 * repeat what was written.
 */
final class AgentStatus {
  private static final String OFF = "switched off by the settings enabled and disabled";
  private static final String WAITING = "no class of it was loaded: the server does not use it";

  private AgentStatus() {}

  /** The status of this moment. Waits for nothing. */
  static String json(
      String version,
      int settingProblems,
      Settings settings,
      ProbeStates probes,
      Collectors collectors) {
    Json json = new Json().beginObject();
    json.name("version").value(version);
    json.name("settingProblems").value(settingProblems);
    json.name("parts").beginArray();
    for (String probe : Probes.names()) {
      addProbe(json, probe, settings, probes);
    }
    for (CollectorState state : collectors.states()) {
      addPart(
          json, "collector", state.name(), state.state(), "", state.reason(), state.sinceMillis());
    }
    for (String name : Collectors.names()) {
      if (!Collectors.isOn(name, settings)) {
        addPart(json, "collector", name, "off", "", OFF, 0);
      }
    }
    json.endArray().name("settings").beginObject();
    for (Map.Entry<String, String> given : settings.given().entrySet()) {
      json.name(given.getKey()).value(given.getValue());
    }
    json.endObject().name("lines").beginArray();
    for (SaidLines.Line line : SaidLines.all()) {
      json.beginObject().name("time").seconds(line.millis());
      json.name("text").value(line.text()).endObject();
    }
    return json.endArray().endObject().toString();
  }

  private static void addProbe(Json json, String name, Settings settings, ProbeStates probes) {
    if (!Agent.isOn(name, settings)) {
      addPart(json, "probe", name, "off", "", OFF, 0);
      return;
    }
    String whyNone = probes.whyNone();
    if (whyNone != null) {
      addPart(json, "probe", name, "failed", "", whyNone, 0);
      return;
    }
    boolean known = false;
    for (ProbeStates.State state : probes.all()) {
      if (state.probe().equals(name)) {
        known = true;
        addPart(
            json,
            "probe",
            name,
            state.state(),
            state.target(),
            state.reason(),
            state.sinceMillis());
      }
    }
    if (!known) {
      addPart(json, "probe", name, "waiting", "", WAITING, 0);
    }
  }

  private static void addPart(
      Json json,
      String kind,
      String name,
      String state,
      String target,
      String reason,
      long sinceMillis) {
    json.beginObject();
    json.name("kind").value(kind);
    json.name("name").value(name);
    json.name("state").value(state);
    json.name("target").value(target);
    json.name("reason").value(reason);
    json.name("since").seconds(sinceMillis);
    json.endObject();
  }
}
