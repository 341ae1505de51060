package io.gameserverexporter.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's line and headers as RFC 9112 writes them.
 *
 * <p>Strict where leniency lets two parties read one message differently (white space before a
 * colon, folded lines, more than one length); lenient where it only helps people with a terminal (a
 * line may end without a carriage return).
 */
final class RequestParser {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final byte[] bytes;
  private final int end;
  private int at;

  private @Nullable String accept;
  private @Nullable String acceptEncoding;
  private @Nullable String ifNoneMatch;
  private @Nullable String connection;
  private @Nullable String contentLength;
  private int hosts;
  private boolean chunked;
  private boolean expects;

  private RequestParser(byte[] bytes, int length) {
    this.bytes = bytes;
    this.end = length;
  }

  /**
   * Parses one request.
   *
   * @param bytes the request from its first byte on
   * @param length bytes up to and including the empty line after the headers
   * @throws BadRequest when it is malformed, or no GET or HEAD, or brings more than this endpoint
   *     reads; the connection cannot be used further then
   */
  static Request parse(byte[] bytes, int length) throws BadRequest {
    return new RequestParser(bytes, length).parse();
  }

  private Request parse() throws BadRequest {
    if (bytes[0] == 0x16) {
      throw bad("This endpoint speaks plain HTTP, not HTTPS.");
    }
    String line = nextLine();
    int firstSpace = line.indexOf(' ');
    int lastSpace = line.lastIndexOf(' ');
    if (firstSpace <= 0 || lastSpace == firstSpace) {
      throw bad("The request line is not METHOD TARGET VERSION.");
    }
    String method = line.substring(0, firstSpace);
    if (!isToken(method)) {
      throw bad("The method is not a token.");
    }
    boolean http10 = isHttp10(line.substring(lastSpace + 1));
    String target = line.substring(firstSpace + 1, lastSpace);
    readHeaders();
    boolean head = method.equals("HEAD");
    if (!head && !method.equals("GET")) {
      throw new BadRequest(Status.METHOD_NOT_ALLOWED, "Only GET and HEAD are served.");
    }
    String local = local(target);
    int mark = local.indexOf('?');
    if (!http10 && hosts != 1) {
      throw bad("HTTP/1.1 asks for exactly one Host header.");
    }
    int bodyBytes = bodyBytes();
    boolean keepAlive = http10 ? has(connection, "keep-alive") : !has(connection, "close");
    if (expects && bodyBytes > 0) {
      // The client may or may not send the body that it announced: nobody knows where the next
      // request starts.
      keepAlive = false;
    }
    return new Request(
        head,
        mark < 0 ? local : local.substring(0, mark),
        mark < 0 ? null : local.substring(mark + 1),
        accept,
        acceptEncoding,
        ifNoneMatch,
        keepAlive,
        http10,
        bodyBytes);
  }

  private String nextLine() throws BadRequest {
    int start = at;
    while (bytes[at] != '\n') {
      at++;
    }
    int lineEnd = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
    at++;
    for (int i = start; i < lineEnd; i++) {
      int b = bytes[i] & 0xff;
      if ((b < ' ' && b != '\t') || b == 0x7f) {
        throw bad("There is a control character in the request.");
      }
    }
    return new String(bytes, start, lineEnd - start, StandardCharsets.ISO_8859_1);
  }

  private static boolean isHttp10(String version) throws BadRequest {
    if (version.length() != 8
        || !version.startsWith("HTTP/")
        || !isDigit(version.charAt(5))
        || version.charAt(6) != '.'
        || !isDigit(version.charAt(7))) {
      throw bad("The request line does not end with a version such as HTTP/1.1.");
    }
    if (version.charAt(5) != '1') {
      throw new BadRequest(Status.VERSION_NOT_SUPPORTED, "This endpoint speaks HTTP/1.1.");
    }
    return version.charAt(7) == '0';
  }

  private void readHeaders() throws BadRequest {
    while (at < end) {
      String line = nextLine();
      if (line.isEmpty()) {
        return;
      }
      int colon = line.indexOf(':');
      // A folded line and white space before the colon fail here as well.
      if (colon <= 0 || !isToken(line.substring(0, colon))) {
        throw bad("A header is not NAME: VALUE.");
      }
      header(line.substring(0, colon), trim(line.substring(colon + 1)));
    }
  }

  private void header(String name, String value) throws BadRequest {
    if (name.equalsIgnoreCase("Accept")) {
      accept = joined(accept, value);
    } else if (name.equalsIgnoreCase("Accept-Encoding")) {
      acceptEncoding = joined(acceptEncoding, value);
    } else if (name.equalsIgnoreCase("If-None-Match")) {
      ifNoneMatch = joined(ifNoneMatch, value);
    } else if (name.equalsIgnoreCase("Connection")) {
      connection = joined(connection, value);
    } else if (name.equalsIgnoreCase("Host")) {
      hosts++;
    } else if (name.equalsIgnoreCase("Content-Length")) {
      if (contentLength != null) {
        throw bad("There is more than one Content-Length.");
      }
      contentLength = value;
    } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
      chunked = true;
    } else if (name.equalsIgnoreCase("Expect")) {
      expects = true;
    }
  }

  // RFC 9110, 5.2: several lines of one name mean the same as one line with commas.
  private static String joined(@Nullable String before, String value) {
    return before == null ? value : before + ", " + value;
  }

  /** The target's path and query: {@code /path?query}, also out of {@code http://host/path}. */
  private static String local(String target) throws BadRequest {
    String local = target;
    if (target.regionMatches(true, 0, "http://", 0, 7)) {
      int slash = target.indexOf('/', 7);
      int mark = target.indexOf('?', 7);
      if (slash >= 0 && (mark < 0 || slash < mark)) {
        local = target.substring(slash);
      } else {
        local = mark < 0 ? "/" : "/" + target.substring(mark);
      }
    }
    if (local.isEmpty() || local.charAt(0) != '/') {
      throw bad("The target does not start with a slash.");
    }
    for (int i = 0; i < local.length(); i++) {
      char c = local.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#') {
        throw bad("There is a character in the target that must be percent-encoded.");
      }
      if (c == '%' && !(isHex(local, i + 1) && isHex(local, i + 2))) {
        throw bad("There is a % in the target that two hexadecimal digits do not follow.");
      }
    }
    return local;
  }

  private int bodyBytes() throws BadRequest {
    if (chunked && contentLength != null) {
      throw bad("Content-Length and Transfer-Encoding exclude each other.");
    }
    if (chunked) {
      throw new BadRequest(
          Status.LENGTH_REQUIRED, "This endpoint takes no body of unknown length.");
    }
    if (contentLength == null) {
      return 0;
    }
    if (contentLength.isEmpty()) {
      throw bad("Content-Length is not a number.");
    }
    long length = 0;
    for (int i = 0; i < contentLength.length(); i++) {
      char c = contentLength.charAt(i);
      if (!isDigit(c)) {
        throw bad("Content-Length is not a number.");
      }
      length = Math.min(length * 10 + (c - '0'), Integer.MAX_VALUE);
    }
    if (length > Limits.BODY_BYTES) {
      throw new BadRequest(Status.CONTENT_TOO_LARGE, "This endpoint takes no body.");
    }
    return (int) length;
  }

  private static boolean has(@Nullable String list, String option) {
    if (list == null) {
      return false;
    }
    int start = 0;
    while (start <= list.length()) {
      int comma = list.indexOf(',', start);
      if (comma < 0) {
        comma = list.length();
      }
      if (trim(list.substring(start, comma)).equalsIgnoreCase(option)) {
        return true;
      }
      start = comma + 1;
    }
    return false;
  }

  private static String trim(String text) {
    int start = 0;
    int stop = text.length();
    while (start < stop && isBlank(text.charAt(start))) {
      start++;
    }
    while (stop > start && isBlank(text.charAt(stop - 1))) {
      stop--;
    }
    return text.substring(start, stop);
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !isDigit(c) && TOKEN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isHex(String text, int index) {
    return index < text.length() && Character.digit(text.charAt(index), 16) >= 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static BadRequest bad(String message) {
    return new BadRequest(Status.BAD_REQUEST, message);
  }
}
