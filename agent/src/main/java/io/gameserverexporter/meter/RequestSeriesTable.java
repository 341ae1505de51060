package io.gameserverexporter.meter;

import org.jspecify.annotations.Nullable;

/**
 * From label values to the held data point without an allocation or a lock.
 *
 * <p>An open-addressed table: entries are immutable and only ever added, under a lock, by {@link
 * #add}; a reader that does not see a new entry yet misses it and asks the caller to look again
 * under the lock.
 */
final class RequestSeriesTable {
  private volatile @Nullable RequestSeries[] slots = new RequestSeries[64];
  private int size;

  @Nullable RequestSeries find(
      String method,
      String scheme,
      String prefix,
      @Nullable String route,
      int status,
      @Nullable String errorType) {
    @Nullable RequestSeries[] table = slots;
    int mask = table.length - 1;
    int i = RequestSeries.hash(method, scheme, prefix, route, status, errorType) & mask;
    RequestSeries series = table[i];
    while (series != null) {
      if (series.is(method, scheme, prefix, route, status, errorType)) {
        return series;
      }
      i = (i + 1) & mask;
      series = table[i];
    }
    return null;
  }

  /** To be called under the caller's lock, with label values that {@link #find} does not find. */
  void add(RequestSeries series) {
    @Nullable RequestSeries[] table = slots;
    if (++size * 2 > table.length) {
      @Nullable RequestSeries[] larger = new RequestSeries[table.length * 2];
      for (RequestSeries old : table) {
        if (old != null) {
          put(larger, old);
        }
      }
      table = larger;
    }
    put(table, series);
    slots = table;
  }

  private static void put(@Nullable RequestSeries[] table, RequestSeries series) {
    int mask = table.length - 1;
    int i = series.hash() & mask;
    while (table[i] != null) {
      i = (i + 1) & mask;
    }
    table[i] = series;
  }
}
