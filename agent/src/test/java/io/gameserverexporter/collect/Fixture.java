package io.gameserverexporter.collect;

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

/** The recorded {@code /proc} and what tests do with sources. */
final class Fixture {
  private Fixture() {}

  /** A file or folder among the test's resources. */
  static Path file(String name) {
    try {
      return Path.of(Fixture.class.getResource("/collect/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** The recorded machine. */
  static Paths paths() {
    return new Paths(file("proc").toString(), "/sys", "/");
  }

  static List<MetricSnapshot> read(Source source) throws Exception {
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
  static String scrape(Source... sources) throws Exception {
    List<MetricSnapshot> all = new ArrayList<>();
    for (Source source : sources) {
      all.addAll(read(source));
    }
    return text(new MetricSnapshots(all));
  }

  /** What a scrape shows of the container that these groups are. */
  static String scrapeContainer(Cgroup cgroup) throws Exception {
    ContainerSource[] all = {
      new ContainerCpu(cgroup),
      new ContainerMemory(cgroup),
      new ContainerThreads(cgroup),
      new ContainerPressure(cgroup)
    };
    List<Source> open = new ArrayList<>();
    for (ContainerSource source : all) {
      Source here = source.orNone();
      if (here != null) {
        open.add(here);
      }
    }
    return scrape(open.toArray(new Source[0]));
  }

  static String text(MetricSnapshots snapshots) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, snapshots);
    return out.toString(StandardCharsets.UTF_8);
  }
}
