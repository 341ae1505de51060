package io.gameserverexporter.collect;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.config.Settings;
import io.gameserverexporter.config.SettingsReader;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The recorded {@code /proc} and what tests do with sources. */
public final class Fixture {
  private Fixture() {}

  /** A file or folder among the test's resources. */
  public static Path file(String name) {
    try {
      return Path.of(Fixture.class.getResource("/collect/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String text(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** The names of the collectors that run where nobody asks for more. */
  public static List<String> namesOnByDefault() {
    Settings settings = SettingsReader.read(null, Map.of(), new Properties(), null).settings();
    return Collectors.names().stream().filter(name -> Collectors.isOn(name, settings)).toList();
  }

  /** The recorded machine. */
  public static Paths paths() {
    return new Paths(file("proc").toString(), "/sys", "/");
  }

  public static List<MetricSnapshot> read(Source source) throws Exception {
    Reading reading = new Reading();
    try {
      source.collect(reading);
    } catch (Exception e) {
      reading.drop();
      throw e;
    }
    return reading.end();
  }

  /** What a scrape shows of the sources, in the text format. */
  public static String scrape(Source... sources) throws Exception {
    List<MetricSnapshot> all = new ArrayList<>();
    for (Source source : sources) {
      all.addAll(read(source));
    }
    return text(new MetricSnapshots(all));
  }

  public static String text(MetricSnapshots snapshots) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, snapshots);
    return out.toString(StandardCharsets.UTF_8);
  }
}
