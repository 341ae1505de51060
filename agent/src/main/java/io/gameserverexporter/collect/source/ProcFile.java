package io.gameserverexporter.collect.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a small text file of the kernel, as under {@code /proc}, over and over without garbage: the
 * bytes stay in one buffer, and numbers are taken from there.
 *
 * <p>After {@link #read}, {@link #nextLine} and {@link #nextField} walk through it. Fields are
 * separated by blanks and tabs, and by one more character if the file has such. Not safe for use by
 * several threads at once.
 */
public final class ProcFile {
  /** The unit of times in these files on every architecture, whatever the kernel's own tick is. */
  public static final double TICKS_PER_SECOND = 100;

  /** Larger reads make the JDK allocate native memory each time. */
  private static final int CHUNK = 8192;

  /** More than most of these files have. */
  private static final int SMALL = 2048;

  /** Far beyond any of the files read here; a guard against a path that leads elsewhere. */
  private static final int LIMIT = 16 << 20;

  private static final int NO_SEPARATOR = -1;

  /** Powers of ten that a double holds exactly. */
  private static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private final String path;
  private final int separator;
  private byte[] buffer = new byte[SMALL];
  private int length;
  private int lineEnd;
  private int nextLine;
  private int from;
  private int to;

  public ProcFile(String path) {
    this.path = path;
    this.separator = NO_SEPARATOR;
  }

  /**
   * A file whose fields also end at the given character, as {@code :} in {@code MemTotal: 1 kB}.
   */
  public ProcFile(String path, char separator) {
    this.path = path;
    this.separator = separator;
  }

  public String path() {
    return path;
  }

  /** Reads the file anew; the first {@link #nextLine} moves to its first line. */
  public void read() throws IOException {
    length = 0;
    lineEnd = 0;
    nextLine = 0;
    from = 0;
    to = 0;
    // Not FileInputStream: on Java 8 that one has a finalizer.
    try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
      while (true) {
        if (length == buffer.length) {
          if (length > LIMIT) {
            throw new IOException(path + " is longer than " + LIMIT + " bytes");
          }
          buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = file.read(buffer, length, Math.min(CHUNK, buffer.length - length));
        if (count <= 0) {
          return;
        }
        length += count;
      }
    } catch (FileNotFoundException e) {
      // The JDK's message is in the language of the locale.
      throw new IOException(path + " cannot be opened", e);
    }
  }

  /** Everything that the last {@link #read} gave. */
  public byte[] bytes() {
    return Arrays.copyOf(buffer, length);
  }

  /** Whether the last {@link #read} gave just these bytes. */
  public boolean isSame(byte[] bytes) {
    return isSame(bytes, 0, length);
  }

  /** Moves to the start of the next line; false at the end of the file. */
  public boolean nextLine() {
    if (nextLine >= length) {
      return false;
    }
    int end = nextLine;
    while (end < length && buffer[end] != '\n') {
      end++;
    }
    to = nextLine;
    from = to;
    lineEnd = end;
    nextLine = end + 1;
    return true;
  }

  /** Whether the line, before its first field was taken, starts with this ASCII text. */
  public boolean lineStartsWith(String text) {
    return startsWith(text, from, lineEnd);
  }

  /** The line, before its first field was taken, to be remembered. */
  public byte[] lineBytes() {
    return Arrays.copyOfRange(buffer, from, lineEnd);
  }

  /** Whether the line, before its first field was taken, has just these bytes. */
  public boolean isLine(byte[] bytes) {
    return isSame(bytes, from, lineEnd);
  }

  /** Moves to the next field of the line; false at the line's end. */
  public boolean nextField() {
    int i = to;
    while (i < lineEnd && isBlank(buffer[i])) {
      i++;
    }
    from = i;
    while (i < lineEnd && !isBlank(buffer[i])) {
      i++;
    }
    to = i;
    return from < to;
  }

  /** Moves on by so many fields; false when the line ends before. */
  public boolean skipTo(int fields) {
    for (int i = 0; i < fields; i++) {
      if (!nextField()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Moves behind the last occurrence of a character in the line, where it may be part of a name
   * with blanks in it. Without one the line is at its end.
   */
  public void skipPastLast(char character) {
    int i = lineEnd - 1;
    while (i >= to && buffer[i] != character) {
      i--;
    }
    to = i < to ? lineEnd : i + 1;
    from = to;
  }

  /** Whether the current field is just this ASCII text. */
  public boolean isField(String text) {
    return to - from == text.length() && startsWith(text);
  }

  /** Whether the current field starts with this ASCII text. */
  public boolean startsWith(String text) {
    return startsWith(text, from, to);
  }

  /** Whether the current field starts with a digit. */
  public boolean startsWithDigit() {
    return from < to && buffer[from] >= '0' && buffer[from] <= '9';
  }

  private boolean startsWith(String text, int start, int end) {
    if (end - start < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (buffer[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the current field has just these bytes. */
  public boolean isField(byte[] bytes) {
    return isSame(bytes, from, to);
  }

  private boolean isSame(byte[] bytes, int start, int end) {
    if (end - start != bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (buffer[start + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The current field's bytes, to be remembered. */
  public byte[] fieldBytes() {
    return Arrays.copyOfRange(buffer, from, to);
  }

  /** The current field as text. */
  public String field() {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }

  /** The current field as text, where the kernel writes {@code \\040} for a blank and the like. */
  public String unescapedField() {
    return unescape(field());
  }

  /** The rest of the line after the current field, without blanks around it. */
  public String rest() {
    int start = to;
    int end = lineEnd;
    while (start < end && isBlank(buffer[start])) {
      start++;
    }
    while (end > start && isBlank(buffer[end - 1])) {
      end--;
    }
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  /** The number that starts {@code skip} bytes into the current field, as {@code 7} in cpu7. */
  public int index(int skip) throws IOException {
    return (int) digits(from + skip);
  }

  /** Moves to the next field and takes its whole number; for 64 bit counters as they come. */
  public double nextNumber() throws IOException {
    if (!nextField()) {
      throw new IOException(path + " has a line with fewer figures than it should have");
    }
    return number();
  }

  /** The current field's whole number, of up to 64 bits without a sign. */
  public double number() throws IOException {
    return number(0);
  }

  /** The whole number that starts {@code skip} bytes into the current field. */
  public double number(int skip) throws IOException {
    long value = digits(from + skip);
    // The upper half of unsigned 64 bits; the bit that is shifted out only matters for rounding.
    return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
  }

  /** Moves to the next field and takes its whole number in base 16, without a sign. */
  public double nextHex() throws IOException {
    if (!nextField()) {
      throw new IOException(path + " has a line with fewer figures than it should have");
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(buffer[i], 16);
      if (digit < 0) {
        throw notANumber();
      }
      value = 16 * value + digit;
    }
    return value;
  }

  /** Moves to the next field and takes its number with an optional fraction, as {@code 0.25}. */
  public double nextDecimal() throws IOException {
    if (!nextField()) {
      throw new IOException(path + " has a line with fewer figures than it should have");
    }
    long value = 0;
    int fraction = -1;
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (b == '.' && fraction < 0) {
        fraction = 0;
      } else if (b >= '0' && b <= '9' && fraction < TENS.length - 1) {
        value = 10 * value + (b - '0');
        fraction += fraction < 0 ? 0 : 1;
      } else {
        throw notANumber();
      }
    }
    // Both exact, so that the quotient is the double nearest to what the file says.
    return value / TENS[Math.max(fraction, 0)];
  }

  private long digits(int start) throws IOException {
    long value = 0;
    for (int i = start; i < to; i++) {
      byte b = buffer[i];
      if (b < '0' || b > '9') {
        throw notANumber();
      }
      value = 10 * value + (b - '0');
    }
    if (start >= to) {
      throw notANumber();
    }
    return value;
  }

  private IOException notANumber() {
    return new IOException(path + " has '" + field() + "' where a number should be");
  }

  private boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == separator;
  }

  /** Undoes the kernel's {@code \040} for a blank and the like. */
  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '\\' && i + 3 < in.length && isOctal(in, i + 1)) {
        out[length++] =
            (byte) ((in[i + 1] - '0') << 6 | (in[i + 2] - '0') << 3 | (in[i + 3] - '0'));
        i += 3;
      } else {
        out[length++] = in[i];
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean isOctal(byte[] in, int from) {
    for (int i = from; i < from + 3; i++) {
      if (in[i] < '0' || in[i] > '7') {
        return false;
      }
    }
    return true;
  }
}
