package io.gameserverexporter.meter;

import io.gameserverexporter.boot.RpcMethod;
import io.gameserverexporter.boot.RpcSink;
import io.gameserverexporter.boot.StripedCounts;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls: {@code rpc_server_call_duration_seconds}, {@code rpc_server_active_calls} and
 * {@code rpc_server_messages_total}.
 *
 * <p>The first has the name, the labels and the buckets of the OpenTelemetry semantic conventions
 * for RPC servers (stable since 1.45) in Prometheus's spelling; the others, for which there is no
 * convention, follow it. A server without calls has none of their series.
 */
public final class RpcMeter implements RpcSink {
  private final DurationHistogram durations;
  private final RpcMessages messages = new RpcMessages();
  private final RpcActiveCalls active = new RpcActiveCalls();
  private final SeriesBudget budget;
  // As many as there are series for.
  private final ConcurrentMap<String, RpcMethodSeries> methods = new ConcurrentHashMap<>();
  private volatile boolean spent;
  private volatile @Nullable RpcMethodSeries unknown;
  private volatile @Nullable RpcMethodSeries beyond;

  /**
   * @param boundsSeconds upper bounds of the duration buckets in seconds, ascending, without +Inf
   */
  public RpcMeter(PrometheusRegistry registry, double[] boundsSeconds, SeriesBudget budget) {
    this.budget = budget;
    durations =
        new DurationHistogram(
            "rpc_server_call_duration_seconds",
            "How long calls took on the server, from taking one up until it was complete, streams"
                + " included. The rate of its count is calls per second.",
            boundsSeconds);
    registry.register(durations);
    registry.register(active);
    registry.register(messages);
  }

  @Override
  public StripedCounts active() {
    StripedCounts count = active.count();
    return count == null ? begin() : count;
  }

  /** The first call: what there is always room for is set aside. */
  private synchronized StripedCounts begin() {
    StripedCounts count = active.count();
    if (count == null) {
      budget.takeForOther(1 + RpcMessages.SERIES + durations.seriesPerPoint());
      count = active.show();
    }
    return count;
  }

  @Override
  public @Nullable RpcMethod known(String fullName) {
    return methods.get(fullName);
  }

  @Override
  public RpcMethod method(String fullName) {
    RpcMethodSeries series = methods.get(fullName);
    if (series != null) {
      return series;
    }
    if (!spent) {
      synchronized (this) {
        series = methods.get(fullName);
        if (series != null) {
          return series;
        }
        if (budget.take(RpcMessages.SERIES)) {
          series =
              new RpcMethodSeries(fullName, messages.add(fullName), durations, budget, unknown());
          methods.put(fullName, series);
          return series;
        }
        spent = true;
      }
    }
    return beyond();
  }

  @Override
  public RpcMethodSeries unknown() {
    RpcMethodSeries series = unknown;
    return series == null ? other(false) : series;
  }

  private RpcMethodSeries beyond() {
    RpcMethodSeries series = beyond;
    return series == null ? other(true) : series;
  }

  /** Both have the same series; only what is beyond the budget is counted as such. */
  private synchronized RpcMethodSeries other(boolean limited) {
    RpcMethodSeries other = unknown;
    if (other == null) {
      RpcMessages.Point point = messages.add(RpcLabels.OTHER_METHOD);
      other = new RpcMethodSeries(RpcLabels.OTHER_METHOD, point, durations, budget, null);
      unknown = other;
    }
    if (!limited) {
      return other;
    }
    RpcMethodSeries more = beyond;
    if (more == null) {
      more = other.limited();
      beyond = more;
    }
    return more;
  }
}
