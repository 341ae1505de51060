package io.gameserverexporter.config.game;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A method by its class and name, {@code com.example.World#tick}: all that the class has of it. */
public final class MethodRef {
  private final String className;
  private final String method;

  private MethodRef(String className, String method) {
    this.className = className;
    this.method = method;
  }

  /**
   * Parses {@code com.example.World#tick}; nested classes as {@code com.example.World$Loop#tick}.
   * Null when it is not of that form.
   */
  public static @Nullable MethodRef parse(String text) {
    int hash = text.indexOf('#');
    if (hash < 0) {
      return null;
    }
    String className = text.substring(0, hash);
    String method = text.substring(hash + 1);
    return Names.isClass(className) && Names.isIdentifier(method)
        ? new MethodRef(className, method)
        : null;
  }

  /** As {@code Class.getName} gives it. */
  public String className() {
    return className;
  }

  public String method() {
    return method;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MethodRef
        && ((MethodRef) other).className.equals(className)
        && ((MethodRef) other).method.equals(method);
  }

  @Override
  public int hashCode() {
    return Objects.hash(className, method);
  }

  @Override
  public String toString() {
    return className + '#' + method;
  }
}
