package io.gameserverexporter.probe.weave;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Inlines Byte Buddy's advice with the bundled ASM alone.
 *
 * <p>Does for plain shapes what {@code net.bytebuddy.asm.Advice} does for all, with a tenth of the
 * classes: the server's start waits for them.
 */
final class InlineWeaver {
  private InlineWeaver() {}

  /**
   * Inlines all.
   *
   * @return the new class file
   * @throws ShapeException if an advice or a method is not plain enough
   */
  static byte[] weave(ClassReader file, List<Inlining> inlinings) {
    if ((file.readInt(4) & 0xffff) < Opcodes.V1_6) {
      throw new ShapeException("a class file without frames");
    }
    Map<String, Inlining> byMethod = new HashMap<>();
    for (Inlining each : inlinings) {
      if (byMethod.put(each.method.name + each.method.descriptor, each) != null) {
        throw new ShapeException("two advices in one method");
      }
    }
    // With the reader at hand the writer copies what does not change.
    ClassWriter writer = new ClassWriter(file, 0);
    file.accept(
        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
            Inlining inlining = byMethod.get(name + descriptor);
            if (inlining == null) {
              return to;
            }
            @Nullable AdviceMethod[] advice = AdviceMethod.read(inlining.advice);
            return new InlinedMethod(to, inlining.method, advice[0], advice[1], inlining.watch);
          }
        },
        ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }
}
