package io.gameserverexporter.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels that an operator puts on every series. */
public final class FixedLabels {
  private static final int MOST = 32;
  private static final int LONGEST_VALUE = 256;

  /** Every label name that a metric of the agent has: a series cannot have a label twice. */
  private static final Set<String> TAKEN =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  // Prometheus
                  "le",
                  "quantile",
                  // requests
                  "error_type",
                  "http_request_method",
                  "http_response_status_code",
                  "http_route",
                  "network_protocol_name",
                  "network_protocol_version",
                  "url_scheme",
                  // JVM
                  "area",
                  "gc",
                  "jvm_gc_action",
                  "jvm_gc_cause",
                  "jvm_gc_name",
                  "pool",
                  "runtime",
                  "state",
                  "vendor",
                  "version",
                  // host
                  "address",
                  "broadcast",
                  "cpu",
                  "device",
                  "domainname",
                  "duplex",
                  "file",
                  "fstype",
                  "ifalias",
                  "machine",
                  "mode",
                  "mountpoint",
                  "nodename",
                  "operstate",
                  "release",
                  "sysname",
                  // the agent
                  "code",
                  "collector",
                  "probe",
                  "revision")));

  private FixedLabels() {}

  /** Whether a metric of the agent has a label of this name, so that a fixed one cannot have it. */
  public static boolean isTaken(String name) {
    return TAKEN.contains(name);
  }

  /**
   * Reads {@code name=value} items. An item that cannot be used is left out and goes to the
   * problems.
   *
   * @param subject what a message about an item starts with
   * @throws BadValue when no item can be used
   */
  static SortedMap<String, String> parse(String text, String subject, List<String> problems)
      throws BadValue {
    SortedMap<String, String> labels = new TreeMap<>();
    for (String item : Text.items(text)) {
      try {
        if (labels.size() == MOST) {
          throw new BadValue("there are more than " + MOST + " labels");
        }
        int equals = item.indexOf('=');
        if (equals < 0) {
          throw new BadValue(Text.shown(item) + " is not name=value");
        }
        String name = item.substring(0, equals).trim();
        String value = item.substring(equals + 1).trim();
        checkName(name);
        checkValue(name, value);
        if (labels.put(name, value) != null) {
          problems.add(subject + ": label " + name + " is given twice; using the later one");
        }
      } catch (BadValue e) {
        problems.add(subject + ": " + e.why() + "; this label is left out");
      }
    }
    if (labels.isEmpty()) {
      throw new BadValue("no label can be used");
    }
    return labels;
  }

  private static void checkName(String name) throws BadValue {
    boolean valid = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      valid &= letter || (i > 0 && c >= '0' && c <= '9');
    }
    if (!valid) {
      throw new BadValue(
          Text.shown(name) + " is not a label name (letters, digits and _, no digit first)");
    }
    if (name.startsWith("__")) {
      throw new BadValue(name + " starts with __, which Prometheus keeps for itself");
    }
    if (isTaken(name)) {
      throw new BadValue(name + " is a label of the agent's own metrics; choose another name");
    }
  }

  private static void checkValue(String name, String value) throws BadValue {
    if (value.isEmpty() || value.length() > LONGEST_VALUE) {
      throw new BadValue(
          "the value of label " + name + " does not have 1 to " + LONGEST_VALUE + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i)) || Character.isSurrogate(value.charAt(i))) {
        throw new BadValue("the value of label " + name + " has a character that cannot be used");
      }
    }
  }
}
