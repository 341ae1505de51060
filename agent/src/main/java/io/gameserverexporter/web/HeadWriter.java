package io.gameserverexporter.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes status lines and headers. For one thread. */
final class HeadWriter {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private final StringBuilder text = new StringBuilder(512);
  private long dateSecond = Long.MIN_VALUE;
  private String date = "";

  /** How the connection goes on after the response. */
  enum Connection {
    /** As HTTP/1.1 has it by default. */
    STAYS_OPEN(""),
    /** What an HTTP/1.0 client must be told. */
    STAYS_OPEN_FOR_HTTP10("Connection: keep-alive\r\n"),
    CLOSES("Connection: close\r\n");

    final String header;

    Connection(String header) {
      this.header = header;
    }
  }

  /**
   * A response's status line and headers up to the empty line.
   *
   * @param headers the response's own header lines, each with its line end
   * @param contentLength bytes of the body
   */
  byte[] head(Status status, String headers, long contentLength, Connection connection) {
    text.setLength(0);
    text.append("HTTP/1.1 ").append(status.code).append(' ').append(status.reason).append("\r\n");
    text.append("Date: ").append(date(System.currentTimeMillis() / 1000)).append("\r\n");
    text.append(headers);
    text.append("Content-Length: ").append(contentLength).append("\r\n");
    text.append("X-Content-Type-Options: nosniff\r\n");
    text.append(connection.header).append("\r\n");
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** As RFC 9110 writes dates; java.time's formatter would load dozens of classes for it. */
  private String date(long second) {
    if (second != dateSecond) {
      LocalDateTime now = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
      StringBuilder built = new StringBuilder(29);
      built.append(DAYS[now.getDayOfWeek().getValue() - 1]).append(", ");
      twoDigits(built, now.getDayOfMonth()).append(' ');
      built.append(MONTHS[now.getMonthValue() - 1]).append(' ').append(now.getYear()).append(' ');
      twoDigits(built, now.getHour()).append(':');
      twoDigits(built, now.getMinute()).append(':');
      twoDigits(built, now.getSecond()).append(" GMT");
      date = built.toString();
      dateSecond = second;
    }
    return date;
  }

  private static StringBuilder twoDigits(StringBuilder built, int number) {
    return built.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
