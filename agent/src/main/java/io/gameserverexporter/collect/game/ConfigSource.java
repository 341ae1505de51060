package io.gameserverexporter.collect.game;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;

/** {@code game_config}: takes up the configuration file when it changes, in the background. */
final class ConfigSource implements Source {
  private final WatchedFile file;
  private final Family successful =
      Family.gauge(
          "gameserver_exporter_config_last_reload_successful",
          "Whether the configuration file was without a mistake when it was read last.");
  private final Family timestamp =
      Family.gauge(
          "gameserver_exporter_config_last_reload_success_timestamp_seconds",
          "When the configuration file was last read without a mistake.");

  ConfigSource(WatchedFile file) {
    this.file = file;
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public boolean mustBeFresh() {
    return true;
  }

  @Override
  public void collect(Reading reading) {
    file.readIfChanged();
    reading.add(successful, file.isGood() ? 1 : 0);
    if (file.goodSinceMillis() > 0) {
      reading.add(timestamp, file.goodSinceMillis() / 1e3);
    }
  }
}
