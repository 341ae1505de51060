package io.gameserverexporter.meter;

import io.gameserverexporter.boot.RpcMethod;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** One method, with the held data point of each of its status codes. */
final class RpcMethodSeries extends RpcMethod {
  private final String fullName;
  private final RpcMessages.Point messages;
  private final DurationHistogram durations;
  private final SeriesBudget budget;
  private final AtomicReferenceArray<DurationHistogram.@Nullable Point> points;

  /** Null if this is the one for what no other may have. */
  private final @Nullable RpcMethodSeries other;

  private final boolean limited;

  RpcMethodSeries(
      String fullName,
      RpcMessages.Point messages,
      DurationHistogram durations,
      SeriesBudget budget,
      @Nullable RpcMethodSeries other) {
    this(
        fullName,
        messages,
        durations,
        budget,
        new AtomicReferenceArray<>(RpcLabels.PLACES),
        other,
        false);
  }

  private RpcMethodSeries(
      String fullName,
      RpcMessages.Point messages,
      DurationHistogram durations,
      SeriesBudget budget,
      AtomicReferenceArray<DurationHistogram.@Nullable Point> points,
      @Nullable RpcMethodSeries other,
      boolean limited) {
    super(messages.received, messages.sent);
    this.fullName = fullName;
    this.messages = messages;
    this.durations = durations;
    this.budget = budget;
    this.points = points;
    this.other = other;
    this.limited = limited;
  }

  /** The same series for calls that would have others if the budget was not spent. */
  RpcMethodSeries limited() {
    return new RpcMethodSeries(fullName, messages, durations, budget, points, other, true);
  }

  @Override
  public void ended(long nanos, int code) {
    if (limited) {
      budget.limited();
    }
    int place = RpcLabels.place(code);
    DurationHistogram.Point point = points.get(place);
    (point == null ? newPoint(place) : point).record(nanos);
  }

  private DurationHistogram.Point newPoint(int place) {
    RpcMethodSeries instead = other;
    if (instead == null) {
      return otherPoint(place);
    }
    synchronized (points) {
      DurationHistogram.Point point = points.get(place);
      if (point != null) {
        return point;
      }
      if (budget.take(durations.seriesPerPoint())) {
        return add(place);
      }
    }
    budget.limited();
    return instead.otherPoint(place);
  }

  /** The code is kept as long as there is room. */
  private DurationHistogram.Point otherPoint(int place) {
    synchronized (points) {
      DurationHistogram.Point point = points.get(place);
      if (point != null) {
        return point;
      }
      if (budget.takeForOther(durations.seriesPerPoint())) {
        return add(place);
      }
      int without = RpcLabels.place(NO_CODE);
      DurationHistogram.Point last = points.get(without);
      return last == null ? add(without) : last;
    }
  }

  private DurationHistogram.Point add(int place) {
    DurationHistogram.Point point = durations.add(RpcLabels.ofCall(fullName, place));
    points.set(place, point);
    return point;
  }
}
