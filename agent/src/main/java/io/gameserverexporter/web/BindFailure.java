package io.gameserverexporter.web;

import java.io.IOException;
import java.nio.channels.UnsupportedAddressTypeException;

/** Tells operators why the endpoint cannot listen, and what to do about it. */
final class BindFailure {
  private static final int FIRST_UNPRIVILEGED_PORT = 1024;

  private BindFailure() {}

  static IOException unknownHost(String host, IOException cause) {
    return new IOException(
        "cannot listen on host "
            + host
            + ": this machine does not know that name; set host= to an address of it, or to"
            + " 0.0.0.0 for all",
        cause);
  }

  static IOException of(String host, int port, Exception cause) {
    String where = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    String system = String.valueOf(cause.getMessage());
    String what;
    if (cause instanceof UnsupportedAddressTypeException) {
      what = "this JVM does not use addresses of that family; set host= to another one";
    } else if (system.contains("in use")) {
      what =
          "another process listens there (a second server with the agent?); give this one its own"
              + " port=, or port=0 for any free one";
    } else if (system.contains("ermission")) {
      what =
          port < FIRST_UNPRIVILEGED_PORT
              ? "ports below 1024 are for privileged users; set port= to a higher one"
              : "the system does not permit it; set port= to another one";
    } else if (system.contains("assign")) {
      what =
          "this machine has no such address; set host= to one that it has, or to 0.0.0.0 for all";
    } else {
      what = "set host= and port= to what this machine can listen on";
    }
    return new IOException("cannot listen on " + where + " (" + system + "): " + what, cause);
  }
}
