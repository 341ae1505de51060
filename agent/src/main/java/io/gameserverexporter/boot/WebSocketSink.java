package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/** Where the events of WebSocket servers go; implemented by the core. */
public interface WebSocketSink {
  /**
   * What connections to an endpoint are counted in. Asked once for each connection.
   *
   * @param prefix what stands before the template, such as the context path
   * @param template of the endpoint's path; null when it is not known
   */
  WebSocketCounts counts(String prefix, @Nullable String template);
}
