package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives one {@link WatchedOmok} to all tests that want one, and ends it after the last of them:
 * starting it and playing on it takes more than a minute.
 */
final class SharedOmok implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedOmok.class);

  /** What JUnit closes at the end. */
  private record Running(WatchedOmok omok, Path folder) implements AutoCloseable {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("watched-omok");
        try {
          return new Running(new WatchedOmok(folder), folder);
        } catch (Exception | Error failure) {
          delete(folder);
          throw failure;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Exception e) {
        throw new AssertionError("the watched server does not run", e);
      }
    }

    @Override
    public void close() throws IOException {
      omok.close();
      delete(folder);
    }

    private static void delete(Path folder) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** What it needs besides the JDK. */
  static boolean isInstalled() {
    return List.of("prometheus", "promtool", "prometheus-node-exporter").stream()
        .allMatch(name -> Installed.find(name).isPresent());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == WatchedOmok.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .omok();
  }
}
