package io.gameserverexporter.boot;

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
}
