package io.gameserverexporter.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings that there are. */
enum Key {
  HOST(false),
  PORT(false),
  ENABLED(true),
  DISABLED(true),
  BUCKETS(true),
  MAX_SERIES(false),
  ROUTES(true),
  CONFIG(false),
  TICKS(true),
  TASKS(false),
  LABELS(true),
  PROCFS(false),
  SYSFS(false),
  ROOTFS(false),
  TEXTFILE(false);

  /** As it stands in the agent argument. */
  final String text;

  /** Whether it takes several values. */
  final boolean list;

  Key(boolean list) {
    this.text = name().toLowerCase(Locale.ROOT);
    this.list = list;
  }

  /** The key of that name, or null. */
  static @Nullable Key of(String text) {
    for (Key key : values()) {
      if (key.text.equals(text)) {
        return key;
      }
    }
    return null;
  }

  /** The names of all keys, in the order of the documentation. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Key key : values()) {
      names.add(key.text);
    }
    return names;
  }
}
