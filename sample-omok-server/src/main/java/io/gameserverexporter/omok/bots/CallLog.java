package io.gameserverexporter.omok.bots;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls. Safe for use by several threads. */
final class CallLog {
  /** Calls that bots make are counted under this cause. */
  static final String BOT = "bot";

  /** Calls that the services make because of a bot's call. */
  static final String SERVER = "server";

  private record Call(Service service, String method, String path, int status, String cause) {}

  private record Failure(Service service, String method, String path, String error) {}

  private final Map<Call, LongAdder> answered = new ConcurrentHashMap<>();
  private final Map<Failure, LongAdder> failed = new ConcurrentHashMap<>();
  private final LongAdder wins = new LongAdder();
  private final LongAdder draws = new LongAdder();

  void answered(Service service, String method, String path, int status) {
    count(new Call(service, method, path, status, BOT));
    if (status == 200) {
      CausedCall.of(service, method, path)
          .ifPresent(
              caused -> count(new Call(caused.service(), "POST", caused.path(), 200, SERVER)));
    }
  }

  private void count(Call call) {
    answered.computeIfAbsent(call, c -> new LongAdder()).increment();
  }

  void failed(Service service, String method, String path, String error) {
    failed
        .computeIfAbsent(new Failure(service, method, path, error), f -> new LongAdder())
        .increment();
  }

  void won() {
    wins.increment();
  }

  void drawn() {
    draws.increment();
  }

  long games() {
    return wins.sum() + draws.sum();
  }

  long draws() {
    return draws.sum();
  }

  List<Report.Answered> answered() {
    return answered.entrySet().stream()
        .map(
            entry -> {
              Call call = entry.getKey();
              return new Report.Answered(
                  call.service().label(),
                  call.method(),
                  call.path(),
                  Routes.of(call.service(), call.method(), call.path()),
                  call.status(),
                  call.cause(),
                  entry.getValue().sum());
            })
        .sorted(
            Comparator.comparing(Report.Answered::service)
                .thenComparing(Report.Answered::cause)
                .thenComparing(Report.Answered::path)
                .thenComparing(Report.Answered::method)
                .thenComparing(Report.Answered::status))
        .toList();
  }

  List<Report.Failed> failed() {
    return failed.entrySet().stream()
        .map(
            entry -> {
              Failure failure = entry.getKey();
              return new Report.Failed(
                  failure.service().label(),
                  failure.method(),
                  failure.path(),
                  failure.error(),
                  entry.getValue().sum());
            })
        .sorted(
            Comparator.comparing(Report.Failed::service)
                .thenComparing(Report.Failed::path)
                .thenComparing(Report.Failed::error))
        .toList();
  }
}
