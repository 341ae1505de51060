package io.gameserverexporter.collect;

import java.io.IOException;

/** What an operator can do about a source that does not work. */
final class Remedy {
  private Remedy() {}

  /** A few words, to stand at the end of a line. */
  static String of(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).replace('.', '/');
    if (cause instanceof LinkageError) {
      if (message.contains("com/sun/management/")) {
        return "run the JVM with the module jdk.management (--add-modules jdk.management)";
      }
      if (message.contains("java/lang/management/") || message.contains("javax/management/")) {
        return "run the JVM with the module java.management (--add-modules java.management)";
      }
      return "the JVM lacks a class that the agent needs";
    }
    if (cause instanceof UnsupportedOperationException) {
      return "take it out of the setting enabled";
    }
    if (cause instanceof IOException) {
      return "check that the file is there and can be read by the user of this process, and the"
          + " settings procfs, sysfs and rootfs";
    }
    if (cause instanceof OutOfMemoryError) {
      return "give the JVM more memory";
    }
    return "please report this with the versions of the JVM and the system";
  }
}
