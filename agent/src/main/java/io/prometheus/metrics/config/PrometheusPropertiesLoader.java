package io.prometheus.metrics.config;

/**
 * Stands in for client_java's class of this name, which the build leaves out of the agent's jar.
 *
 * <p>The original runs in a static initialiser and reads {@code prometheus.properties}, {@code
 * io.prometheus.*} system properties and {@code IO_PROMETHEUS_*} variables. In the game server's
 * process those belong to the game server: they must not change the agent's metrics, and a mistake
 * in them must not stop the agent.
 */
public final class PrometheusPropertiesLoader {
  private PrometheusPropertiesLoader() {}

  /** The library's defaults, whatever the process's settings say. */
  public static PrometheusProperties load() throws PrometheusPropertiesException {
    return PrometheusProperties.builder().build();
  }
}
