package io.gameserverexporter.benchmarks.classes;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** The least that an agent can do: it is asked about each class, and changes none. */
public final class EmptyAgent {
  private EmptyAgent() {}

  /** As the JVM calls it. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte @Nullable [] transform(
              ClassLoader loader,
              String name,
              @Nullable Class<?> before,
              ProtectionDomain domain,
              byte[] file) {
            return null;
          }
        });
  }
}
