package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/** Names of classes that may have been moved below another package, as tools do that shade. */
final class ClassNames {
  private ClassNames() {}

  /**
   * Whether a class is the one that is meant, or a copy of it below another package.
   *
   * @param name as {@code Class.getName} gives it
   * @param original as its makers have it
   */
  static boolean isCopyOf(String name, String original) {
    int before = name.length() - original.length();
    return before == 0
        ? name.equals(original)
        : before > 1 && name.charAt(before - 1) == '.' && name.endsWith(original);
  }

  /** Whether an object is of a class, or has an interface, that is the one that is meant. */
  static boolean isInstance(@Nullable Object object, String original) {
    return object != null && isSubtype(object.getClass(), original);
  }

  /** As {@link #isInstance}, of a class or interface. */
  static boolean isSubtype(@Nullable Class<?> type, String original) {
    if (type == null) {
      return false;
    }
    if (isCopyOf(type.getName(), original) || isSubtype(type.getSuperclass(), original)) {
      return true;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      if (isSubtype(implemented, original)) {
        return true;
      }
    }
    return false;
  }
}
