package io.gameserverexporter.omok;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of services. */
public final class Urls {
  private Urls() {}

  /**
   * Reads an option's value as a service's address, such as {@code http://127.0.0.1:5105}.
   *
   * @throws UsageException when it is none
   */
  public static URI parse(String option, String value) {
    try {
      URI url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      if ("http".equals(url.getScheme()) && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw wrong(option, value);
    }
    throw wrong(option, value);
  }

  private static UsageException wrong(String option, String value) {
    return new UsageException(
        "--" + option + "=" + value + ": an address such as http://127.0.0.1:5105 is needed");
  }

  /** Where to reach a service of this machine that listens on an address and a port. */
  public static URI local(String bind, int port) {
    String host = bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }
}
