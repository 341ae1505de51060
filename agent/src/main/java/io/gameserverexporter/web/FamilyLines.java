package io.gameserverexporter.web;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one metric family as client_java wrote them, taken apart into what stays from scrape
 * to scrape (comments, names, labels) and the values, which alone are written anew.
 */
final class FamilyLines {
  private static final byte[] NONE = {};

  private MetricMetadata metadata;
  private final Class<?> type;
  private final boolean openMetrics;
  private final Labels[] labels;
  private final long[] shapes;
  private final byte[] comments;

  /** A line up to its value. */
  private final byte[][] starts;

  /** The last value of each line that was costly to write, and its text. */
  private final long[] bits;

  private final byte[][] texts;

  /** Whose turn it is, while lines are written. */
  private int line;

  private FamilyLines(
      MetricSnapshot snapshot, boolean openMetrics, byte[] comments, List<byte[]> starts) {
    List<? extends DataPointSnapshot> points = snapshot.getDataPoints();
    this.metadata = snapshot.getMetadata();
    this.type = snapshot.getClass();
    this.openMetrics = openMetrics;
    this.comments = comments;
    this.starts = starts.toArray(new byte[0][]);
    this.bits = new long[starts.size()];
    this.texts = new byte[starts.size()][];
    Arrays.fill(texts, NONE);
    this.labels = new Labels[points.size()];
    this.shapes = new long[points.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = points.get(i).getLabels();
      shapes[i] = shape(points.get(i));
    }
  }

  /**
   * Takes apart what client_java wrote of a family.
   *
   * @return null when it has something that is not only names, labels and values
   */
  static @Nullable FamilyLines of(MetricSnapshot snapshot, boolean openMetrics, byte[] written) {
    for (DataPointSnapshot point : snapshot.getDataPoints()) {
      if (!isPlain(point)) {
        return null;
      }
    }
    WrittenFamily family = WrittenFamily.of(written);
    if (family == null) {
      return null;
    }
    FamilyLines lines = new FamilyLines(snapshot, openMetrics, family.comments, family.starts);
    // What is not understood shows as another page.
    BodyBuffer again = new BodyBuffer(new byte[written.length + 1]);
    boolean same = lines.write(snapshot, again) && again.length() == written.length;
    for (int i = 0; same && i < written.length; i++) {
      same = written[i] == again.bytes()[i];
    }
    return same ? lines : null;
  }

  private static boolean isPlain(DataPointSnapshot point) {
    if (point.hasScrapeTimestamp()) {
      return false;
    }
    if (point instanceof CounterSnapshot.CounterDataPointSnapshot) {
      return ((CounterSnapshot.CounterDataPointSnapshot) point).getExemplar() == null;
    }
    if (point instanceof GaugeSnapshot.GaugeDataPointSnapshot) {
      return ((GaugeSnapshot.GaugeDataPointSnapshot) point).getExemplar() == null;
    }
    if (point instanceof HistogramSnapshot.HistogramDataPointSnapshot) {
      HistogramSnapshot.HistogramDataPointSnapshot histogram =
          (HistogramSnapshot.HistogramDataPointSnapshot) point;
      return histogram.hasClassicHistogramData() && histogram.getExemplars().size() == 0;
    }
    if (point instanceof SummarySnapshot.SummaryDataPointSnapshot) {
      return ((SummarySnapshot.SummaryDataPointSnapshot) point).getExemplars().size() == 0;
    }
    return true;
  }

  /** Whether the lines of this snapshot are the same, but for the values. */
  // Most labels are the same object each time; equals would walk through them.
  @SuppressWarnings("ReferenceEquality")
  boolean fits(MetricSnapshot snapshot) {
    MetricMetadata ofSnapshot = snapshot.getMetadata();
    if (snapshot.getClass() != type || (ofSnapshot != metadata && !isSame(ofSnapshot))) {
      return false;
    }
    metadata = ofSnapshot;
    List<? extends DataPointSnapshot> points = snapshot.getDataPoints();
    if (points.size() != labels.length) {
      return false;
    }
    for (int i = 0; i < labels.length; i++) {
      DataPointSnapshot point = points.get(i);
      Labels ofPoint = point.getLabels();
      if (ofPoint != labels[i]) {
        if (!ofPoint.equals(labels[i])) {
          return false;
        }
        labels[i] = ofPoint;
      }
      if (shapes[i] != shape(point) || !isPlain(point)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(MetricMetadata other) {
    return Objects.equals(other.getOriginalName(), metadata.getOriginalName())
        && Objects.equals(other.getName(), metadata.getName())
        && Objects.equals(other.getHelp(), metadata.getHelp())
        && Objects.equals(other.getUnit(), metadata.getUnit());
  }

  /** Tells points apart that have other lines: their buckets, quantiles, and what is known. */
  private static long shape(DataPointSnapshot point) {
    if (!(point instanceof DistributionDataPointSnapshot)) {
      return 0;
    }
    DistributionDataPointSnapshot distribution = (DistributionDataPointSnapshot) point;
    long shape = (distribution.hasCount() ? 1L : 0L) + (distribution.hasSum() ? 2L : 0L);
    if (point instanceof HistogramSnapshot.HistogramDataPointSnapshot) {
      ClassicHistogramBuckets buckets =
          ((HistogramSnapshot.HistogramDataPointSnapshot) point).getClassicBuckets();
      for (int i = 0; i < buckets.size(); i++) {
        shape = mix(shape, buckets.getUpperBound(i));
      }
    } else if (point instanceof SummarySnapshot.SummaryDataPointSnapshot) {
      for (Quantile quantile : ((SummarySnapshot.SummaryDataPointSnapshot) point).getQuantiles()) {
        shape = mix(shape, quantile.getQuantile());
      }
    }
    return shape;
  }

  private static long mix(long shape, double bound) {
    return 31 * Long.rotateLeft(shape, 17) + Double.doubleToLongBits(bound);
  }

  /** Writes all lines with the values of a snapshot that {@link #fits}; false for too few lines. */
  boolean write(MetricSnapshot snapshot, BodyBuffer out) {
    out.write(comments, 0, comments.length);
    line = 0;
    List<? extends DataPointSnapshot> points = snapshot.getDataPoints();
    for (int i = 0; i < points.size(); i++) {
      if (!write(points.get(i), out)) {
        return false;
      }
    }
    return line == starts.length;
  }

  private boolean write(DataPointSnapshot point, BodyBuffer out) {
    if (point instanceof GaugeSnapshot.GaugeDataPointSnapshot) {
      return number(((GaugeSnapshot.GaugeDataPointSnapshot) point).getValue(), out);
    }
    if (point instanceof CounterSnapshot.CounterDataPointSnapshot) {
      return number(((CounterSnapshot.CounterDataPointSnapshot) point).getValue(), out);
    }
    if (point instanceof UnknownSnapshot.UnknownDataPointSnapshot) {
      return number(((UnknownSnapshot.UnknownDataPointSnapshot) point).getValue(), out);
    }
    if (point instanceof HistogramSnapshot.HistogramDataPointSnapshot) {
      return histogram((HistogramSnapshot.HistogramDataPointSnapshot) point, out);
    }
    if (point instanceof SummarySnapshot.SummaryDataPointSnapshot) {
      return summary((SummarySnapshot.SummaryDataPointSnapshot) point, out);
    }
    return point instanceof InfoSnapshot.InfoDataPointSnapshot && whole(1, out);
  }

  private boolean histogram(HistogramSnapshot.HistogramDataPointSnapshot point, BodyBuffer out) {
    ClassicHistogramBuckets buckets = point.getClassicBuckets();
    long below = 0;
    for (int i = 0; i < buckets.size(); i++) {
      below += buckets.getCount(i);
      if (!whole(below, out)) {
        return false;
      }
    }
    // OpenMetrics has both or none.
    return (openMetrics && !(point.hasCount() && point.hasSum())) || countAndSum(point, out);
  }

  private boolean summary(SummarySnapshot.SummaryDataPointSnapshot point, BodyBuffer out) {
    for (Quantile quantile : point.getQuantiles()) {
      if (!number(quantile.getValue(), out)) {
        return false;
      }
    }
    return countAndSum(point, out);
  }

  private boolean countAndSum(DistributionDataPointSnapshot point, BodyBuffer out) {
    return (!point.hasCount() || whole(point.getCount(), out))
        && (!point.hasSum() || number(point.getSum(), out));
  }

  private boolean whole(long value, BodyBuffer out) {
    if (!start(out)) {
      return false;
    }
    out.writeDecimal(value);
    out.write('\n');
    return true;
  }

  private boolean number(double value, BodyBuffer out) {
    int place = line;
    if (!start(out)) {
      return false;
    }
    if (DoubleText.isShort(value)) {
      out.writeDecimal((long) value);
      out.write('.');
      out.write('0');
    } else {
      long asBits = Double.doubleToRawLongBits(value);
      byte[] text = texts[place];
      if (text == NONE || bits[place] != asBits) {
        text = DoubleText.of(value);
        texts[place] = text;
        bits[place] = asBits;
      }
      out.write(text, 0, text.length);
    }
    out.write('\n');
    return true;
  }

  private boolean start(BodyBuffer out) {
    if (line == starts.length) {
      return false;
    }
    byte[] start = starts[line++];
    out.write(start, 0, start.length);
    return true;
  }
}
