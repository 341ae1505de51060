package io.gameserverexporter.probe.weave;

import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** The methods of a class, for a message. */
final class MethodNames {
  private static final int MOST = 20;

  private MethodNames() {}

  /** Their names, in order, and not without end. */
  static String of(ClassReader file) {
    Set<String> names = new TreeSet<>();
    file.accept(
        new ClassVisitor(OpenedClassReader.ASM_API) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            if (name.indexOf('<') < 0 && name.indexOf('$') < 0) {
              names.add(name);
            }
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    StringBuilder text = new StringBuilder();
    int left = MOST;
    for (String name : names) {
      text.append(text.length() == 0 ? "" : ", ").append(left > 0 ? name : "...");
      if (left-- == 0) {
        break;
      }
    }
    return text.length() == 0 ? "none" : text.toString();
  }
}
