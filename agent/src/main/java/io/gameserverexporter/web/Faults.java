package io.gameserverexporter.web;

import io.gameserverexporter.boot.Stderr;
import java.util.EnumSet;
import java.util.Set;

/** Says each kind of trouble once: a client that causes it again and again fills no log. */
final class Faults {
  enum Kind {
    SCRAPE("a scrape failed and was answered with 500; the next one may work"),
    SCRAPE_HANGS(
        "a collector does not come back and /metrics answers 503 until it does;"
            + " switch it off with disabled=NAME"),
    REQUEST("a request to the endpoint failed; its connection was closed, others go on"),
    ACCEPT("the endpoint cannot accept connections for now and will try again every second"),
    LOOP("the endpoint's thread met an error and goes on");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  private final Set<Kind> said = EnumSet.noneOf(Kind.class);

  void say(Kind kind) {
    if (isNew(kind)) {
      line(kind.text);
    }
  }

  void say(Kind kind, Throwable cause) {
    if (isNew(kind)) {
      try {
        line(kind.text + " (" + Stderr.brief(cause) + ")");
      } catch (Throwable ignored) {
        // A cause whose message cannot be had.
        line(kind.text);
      }
    }
  }

  private static void line(String text) {
    try {
      Stderr.line(text);
    } catch (Throwable ignored) {
      // Out of memory: what is called when something has failed must not fail.
    }
  }

  private synchronized boolean isNew(Kind kind) {
    return said.add(kind);
  }
}
