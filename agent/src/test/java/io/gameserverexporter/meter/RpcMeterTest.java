package io.gameserverexporter.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.boot.RpcMethod;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import org.junit.jupiter.api.Test;

/** A server that takes any method, as a proxy does, fills no memory, and nothing gets lost. */
class RpcMeterTest {
  private static final double[] BOUNDS = {0.1, 1};
  private static final int SERIES_OF_A_CODE = BOUNDS.length + 3;
  private static final int MAX_SERIES = 100;
  private static final int METHODS = 1_000;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final SeriesBudget budget = new SeriesBudget(MAX_SERIES);
  private final RpcMeter meter = new RpcMeter(registry, BOUNDS, budget);

  @Test
  void nothingBeforeTheFirstCall() {
    assertEquals(0, seriesShown());
    assertEquals(0, budget.used());
  }

  @Test
  void seriesStayBelowTheirLimit() {
    meter.active();
    for (int i = 0; i < METHODS; i++) {
      RpcMethod method = meter.method("proxy.Service/Method" + i);
      method.ended(1, i % 17);
      method.ended(1, 0);
    }
    meter.unknown().ended(1, 12);
    assertTrue(seriesShown() <= MAX_SERIES, () -> seriesShown() + " series");
    assertEquals(2 * METHODS + 1, calls(""));
    assertEquals(budget.limitedCount() + 1, calls(RpcLabels.OTHER_METHOD));
    assertTrue(budget.limitedCount() > METHODS);
  }

  @Test
  void theSameNameIsTheSameMethod() {
    meter.active();
    RpcMethod method = meter.method("a/b");
    assertEquals(method, meter.method("a/b"));
    assertEquals(method, meter.known("a/b"));
    assertEquals(null, meter.known("a/c"));
  }

  private long seriesShown() {
    long series = 0;
    for (MetricSnapshot family : registry.scrape()) {
      int each = family instanceof HistogramSnapshot ? SERIES_OF_A_CODE : 1;
      series += (long) family.getDataPoints().size() * each;
      assertTrue(!(family instanceof CounterSnapshot) || family.getDataPoints().size() % 2 == 0);
    }
    return series;
  }

  /** All when {@code method} is empty. */
  private long calls(String method) {
    long calls = 0;
    for (MetricSnapshot family : registry.scrape()) {
      if (family instanceof HistogramSnapshot) {
        for (HistogramSnapshot.HistogramDataPointSnapshot point :
            ((HistogramSnapshot) family).getDataPoints()) {
          if (method.isEmpty() || method.equals(point.getLabels().get("rpc_method"))) {
            calls += point.getCount();
          }
        }
      }
    }
    return calls;
  }
}
