package io.gameserverexporter.web;

import java.nio.charset.StandardCharsets;

/** Numbers as both text formats have them: Java's, but for the infinite ones. */
final class DoubleText {
  /** From here on Java writes an exponent. */
  private static final double LONG = 1e7;

  private DoubleText() {}

  /** Whether the text is that of the whole number and {@code .0}. */
  static boolean isShort(double value) {
    return value > -LONG && value < LONG && value == (long) value && !isMinusZero(value);
  }

  private static boolean isMinusZero(double value) {
    return value == 0 && Double.doubleToRawLongBits(value) != 0;
  }

  static byte[] of(double value) {
    String text =
        value == Double.POSITIVE_INFINITY
            ? "+Inf"
            : value == Double.NEGATIVE_INFINITY ? "-Inf" : Double.toString(value);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
