package io.gameserverexporter.omok.bots;

import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What bots did.
 *
 * @param bots how many there were
 * @param seconds how long they played, in seconds
 * @param games how many games ended
 * @param draws how many of these had no winner
 * @param calls the calls that were answered
 * @param failed the calls that were not
 */
public record Report(
    int bots, double seconds, long games, long draws, List<Answered> calls, List<Failed> failed) {

  /**
   * Calls of one kind that were answered.
   *
   * @param service hive, game or match
   * @param method the HTTP method
   * @param path the path as sent
   * @param route the endpoint's pattern, or "" when no endpoint took the call
   * @param status the HTTP status
   * @param cause {@code bot} for a bot's own calls, {@code server} for those a service made because
   *     of them
   * @param count how many
   */
  public record Answered(
      String service,
      String method,
      String path,
      String route,
      int status,
      String cause,
      long count) {}

  /**
   * Calls of one kind that were not answered.
   *
   * @param service hive or game
   * @param method the HTTP method
   * @param path the path as sent
   * @param error what happened
   * @param count how many
   */
  public record Failed(String service, String method, String path, String error, long count) {}

  /**
   * Calls that a service may have answered because of those of the bots that were not answered: so
   * many at most.
   */
  public List<Answered> perhaps() {
    List<Answered> perhaps = new ArrayList<>();
    for (Failed f : failed) {
      Service service = Service.valueOf(f.service.toUpperCase(Locale.ROOT));
      CausedCall.of(service, f.method, f.path)
          .ifPresent(
              caused ->
                  perhaps.add(
                      new Answered(
                          caused.service().label(),
                          "POST",
                          caused.path(),
                          caused.path(),
                          200,
                          CallLog.SERVER,
                          f.count)));
    }
    return perhaps;
  }

  /** A table for people. */
  public String table() {
    StringBuilder text = new StringBuilder(4096);
    String row = "%-8s %-7s %-7s %-32s %6s %10s%n";
    text.append(row.formatted("service", "cause", "method", "path", "status", "calls"));
    for (Answered a : calls) {
      text.append(row.formatted(a.service, a.cause, a.method, a.path, a.status, a.count));
    }
    for (Failed f : failed) {
      text.append(row.formatted(f.service, CallLog.BOT, f.method, f.path, "none", f.count));
      text.append("         ").append(f.error).append(System.lineSeparator());
    }
    text.append(
        String.format(
            Locale.ROOT,
            "bots: %d bots made %d calls in %.1f s and ended %d games; %d calls without an answer%n",
            bots,
            calls.stream()
                .filter(a -> a.cause.equals(CallLog.BOT))
                .mapToLong(Answered::count)
                .sum(),
            seconds,
            games,
            failed.stream().mapToLong(Failed::count).sum()));
    return text.toString();
  }

  /**
   * Writes the report as JSON.
   *
   * @throws IOException when the file cannot be written
   */
  public void write(Path file) throws IOException {
    Files.writeString(
        file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
  }
}
