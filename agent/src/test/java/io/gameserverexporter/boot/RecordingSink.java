package io.gameserverexporter.boot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what has ended, as "scheme method status". */
final class RecordingSink implements HttpSink {
  final ActiveSeries active = new ActiveSeries("GET", "http");
  final List<String> ended = new ArrayList<>();

  @Override
  public ActiveSeries active(@Nullable String method, @Nullable String scheme) {
    return active;
  }

  @Override
  public void ended(
      ThreadState thread,
      HttpExchange exchange,
      long nanos,
      int status,
      @Nullable String errorType) {
    ended.add(exchange.scheme() + ' ' + exchange.method() + ' ' + status);
  }

  @Override
  public boolean wantsPaths() {
    return false;
  }
}
