package io.gameserverexporter.exactness;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Starts each server once for all the cases of a test class. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class OnServers {
  private static @Nullable RunningServer server;

  @Parameter Variant variant;

  @BeforeParameterizedClassInvocation
  static void start(Variant variant) throws Exception {
    server = variant.start();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    // Null when the start has failed.
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** The one that is running. */
  public final RunningServer server() {
    return Objects.requireNonNull(server);
  }
}
