package io.gameserverexporter.web;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.exporter.common.PrometheusScrapeHandler;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.MetricNameFilter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /metrics}: what client_java's {@code PrometheusScrapeHandler} answers, in a part
 * of its time. That one is asked where names have to be escaped in a way that ours do not know.
 */
final class MetricsPage {
  private static final String OPEN_METRICS = "application/openmetrics-text";

  private final PrometheusRegistry registry;
  private final PrometheusScrapeHandler handler;
  private final PageFormat text;
  private final PageFormat openMetrics;
  private final Gzip gzip = new Gzip();

  /** What is compressed; the array of the last page is used again. */
  private final BodyPool plain = new BodyPool();

  MetricsPage(PrometheusProperties properties, PrometheusRegistry registry) {
    this.registry = registry;
    handler = new PrometheusScrapeHandler(properties, registry);
    ExpositionFormats formats = ExpositionFormats.init(properties);
    text = new PageFormat(formats.getPrometheusTextFormatWriter(), false);
    openMetrics = new PageFormat(formats.getOpenMetricsTextFormatWriter(), true);
  }

  /** Scrapes and renders into the body of the scrape. */
  synchronized void answer(Scrape scrape) throws IOException {
    String accept = first(scrape.getHeaders("Accept"));
    EscapingScheme scheme = EscapingScheme.fromAcceptHeader(accept);
    if (!PageFormat.canWrite(scheme)) {
      handler.handleRequest(scrape);
      return;
    }
    PageFormat format = accept != null && accept.contains(OPEN_METRICS) ? openMetrics : text;
    String[] names = scrape.getParameterValues("name[]");
    MetricSnapshots snapshots =
        names == null
            ? registry.scrape(scrape)
            : registry.scrape(MetricNameFilter.builder().nameMustBeEqualTo(names).build(), scrape);
    scrape.setHeader("Content-Type", format.contentType());
    if (takesGzip(scrape.getHeaders("Accept-Encoding"))) {
      scrape.setHeader("Content-Encoding", "gzip");
      BodyBuffer page = plain.take();
      format.write(page, snapshots);
      gzip.compress(page, scrape.bodyFor(page.length() / 4));
      plain.giveBack(page.bytes());
    } else {
      format.write(scrape.bodyFor(0), snapshots);
    }
  }

  /** So that the first scrape does not pay for what all later ones use. */
  synchronized void warmUp() throws IOException {
    MetricSnapshots snapshots = registry.scrape();
    for (PageFormat format : new PageFormat[] {text, openMetrics}) {
      BodyBuffer page = plain.take();
      format.write(page, snapshots);
      if (format == openMetrics) {
        gzip.compress(page, new BodyBuffer(new byte[page.length()]));
      }
      plain.giveBack(page.bytes());
    }
  }

  private static @Nullable String first(Enumeration<String> values) {
    return values.hasMoreElements() ? values.nextElement() : null;
  }

  private static boolean takesGzip(Enumeration<String> acceptEncoding) {
    String encodings = first(acceptEncoding);
    if (encodings == null) {
      return false;
    }
    for (String encoding : encodings.split(",", -1)) {
      if (encoding.trim().equalsIgnoreCase("gzip")) {
        return true;
      }
    }
    return false;
  }
}
