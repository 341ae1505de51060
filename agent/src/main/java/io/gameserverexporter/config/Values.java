package io.gameserverexporter.config;

import java.io.File;
import java.util.List;

/** Turns the texts of settings into values, or says why that cannot be done. */
final class Values {
  private static final int LONGEST_HOST = 255;
  private static final int MOST_BUCKETS = 64;

  private Values() {}

  /** An address or a name; whether the machine knows it turns out when the port is bound. */
  static String host(String text) throws BadValue {
    if (text.isEmpty() || text.length() > LONGEST_HOST) {
      throw new BadValue("not an address or a host name");
    }
    int colons = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        colons++;
      } else if (!isLetter(c) && !isDigit(c) && "-._%[]".indexOf(c) < 0) {
        throw new BadValue("not an address or a host name");
      }
    }
    if (colons == 1) {
      throw new BadValue("not an address or a host name (the port has a setting of its own)");
    }
    return text;
  }

  static int port(String text) throws BadValue {
    if (text.contains("://")) {
      throw new BadValue(
          "not a port; Kubernetes sets such a variable for a Service named gameserver-exporter,"
              + " and enableServiceLinks: false in the pod's specification keeps it from doing so");
    }
    return wholeNumber(text, 0, 65535);
  }

  static int wholeNumber(String text, int least, int most) throws BadValue {
    String what = "not a whole number from " + least + " to " + most;
    boolean negative = text.startsWith("-");
    long number = 0;
    for (int i = negative ? 1 : 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        throw new BadValue(what);
      }
      number = Math.min(number * 10 + (text.charAt(i) - '0'), Integer.MAX_VALUE);
    }
    if (text.length() == (negative ? 1 : 0)) {
      throw new BadValue(what);
    }
    number = negative ? -number : number;
    if (number < least || number > most) {
      throw new BadValue(what + " (the nearest is " + (number < least ? least : most) + ")");
    }
    return (int) number;
  }

  /** Upper bounds of buckets in seconds. */
  static double[] buckets(String text) throws BadValue {
    List<String> items = Text.items(text);
    if (items.isEmpty() || items.size() > MOST_BUCKETS) {
      throw new BadValue("not a list of 1 to " + MOST_BUCKETS + " bounds");
    }
    double[] bounds = new double[items.size()];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = bound(items.get(i));
      if (i > 0 && bounds[i] <= bounds[i - 1]) {
        throw new BadValue(
            "the bounds do not ascend (" + items.get(i) + " after " + items.get(i - 1) + ")");
      }
    }
    return bounds;
  }

  private static double bound(String text) throws BadValue {
    // Double.parseDouble alone takes NaN, 1d and hexadecimal numbers as well.
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i)) && "+-.eE".indexOf(text.charAt(i)) < 0) {
        throw new BadValue(
            "inf".equalsIgnoreCase(text) || "+inf".equalsIgnoreCase(text)
                ? "+Inf is always there and is not written"
                : Text.shown(text) + " is not a number of seconds");
      }
    }
    double bound;
    try {
      bound = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new BadValue(Text.shown(text) + " is not a number of seconds");
    }
    if (bound <= 0 || Double.isInfinite(bound)) {
      throw new BadValue(Text.shown(text) + " is not above zero and finite");
    }
    return bound;
  }

  /**
   * A path from the root on. Not looked at on the disk: a mount that hangs would hold up the start
   * of the game server.
   */
  static String path(String text) throws BadValue {
    if (!new File(text).isAbsolute()) {
      throw new BadValue("not an absolute path");
    }
    return text;
  }

  /** Which scheduled tasks are counted. */
  static String tasks(String text) throws BadValue {
    if (!text.equals(Settings.OFF) && !text.equals(Settings.FAST) && !text.equals(Settings.ALL)) {
      throw new BadValue("neither off nor fast nor all");
    }
    return text;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
