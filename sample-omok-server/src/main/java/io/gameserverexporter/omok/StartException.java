package io.gameserverexporter.omok;

import java.net.BindException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** A service could not be started; the message is for the one who started it. */
public final class StartException extends RuntimeException {
  private StartException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Finds in what Spring reports about a service the part that an operator can do something about.
   */
  static StartException of(ServiceName name, OmokOptions options, RuntimeException cause) {
    return new StartException(
        name.label() + " does not start: " + reason(name, options, cause), cause);
  }

  private static String reason(ServiceName name, OmokOptions options, Throwable e) {
    if (find(PortInUseException.class, e) != null) {
      return "port "
          + options.port(name)
          + " is in use; choose another with --"
          + name.label()
          + ".port=N, 0 takes a free one";
    }
    if (find(BindException.class, e) != null) {
      return "this machine has no address " + options.bind() + "; see --bind";
    }
    SQLException sql = find(SQLException.class, e);
    if (sql != null) {
      return "its database cannot be used: " + sql.getMessage();
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }

  private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
