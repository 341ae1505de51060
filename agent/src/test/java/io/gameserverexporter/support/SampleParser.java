package io.gameserverexporter.support;

import java.util.HashMap;
import java.util.Map;

/** Parses one sample line of the Prometheus text format: {@code name{label="value",...} number}. */
final class SampleParser {
  private final String line;
  private int at;

  SampleParser(String line) {
    this.line = line;
  }

  Metrics.Sample parse() {
    String name = upTo("{ ");
    Map<String, String> labels = new HashMap<>();
    if (line.charAt(at) == '{') {
      at++;
      while (line.charAt(at) != '}') {
        String label = upTo("=");
        at += 2;
        String value = quoted();
        if (!value.isEmpty()) {
          labels.put(label, value);
        }
        if (line.charAt(at) == ',') {
          at++;
        }
      }
      at++;
    }
    return new Metrics.Sample(name, Map.copyOf(labels), number(line.substring(at).trim()));
  }

  private String upTo(String ends) {
    int start = at;
    while (ends.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(start, at);
  }

  /** From after the opening quote to after the closing one. */
  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (; line.charAt(at) != '"'; at++) {
      char c = line.charAt(at);
      if (c == '\\') {
        c = line.charAt(++at);
        c = c == 'n' ? '\n' : c;
      }
      value.append(c);
    }
    at++;
    return value.toString();
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
