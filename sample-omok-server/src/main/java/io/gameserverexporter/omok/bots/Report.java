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
  private static final int OK = 200;
  private static final int BAD_GATEWAY = 502;

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
   * Calls of services that nobody knows the answers of, so many at most: those because of a bot's
   * call that was not answered, or that game answered with 502 since it waited in vain itself.
   */
  public List<Answered> perhaps() {
    List<Answered> perhaps = new ArrayList<>();
    for (Failed f : failed) {
      addCaused(f.service, f.method, f.path, f.count, perhaps);
    }
    for (Answered a : calls) {
      if (a.status == BAD_GATEWAY) {
        addCaused(a.service, a.method, a.path, a.count, perhaps);
      }
    }
    return perhaps;
  }

  private static void addCaused(
      String service, String method, String path, long count, List<Answered> to) {
    CausedCall.of(Service.valueOf(service.toUpperCase(Locale.ROOT)), method, path)
        .ifPresent(
            caused ->
                to.add(
                    new Answered(
                        caused.service().label(),
                        "POST",
                        caused.path(),
                        caused.path(),
                        OK,
                        CallLog.SERVER,
                        count)));
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
