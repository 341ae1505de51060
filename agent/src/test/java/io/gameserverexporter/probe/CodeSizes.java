package io.gameserverexporter.probe;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** How many bytes of code the methods of a class file have, by their names and descriptors. */
final class CodeSizes extends ClassVisitor {
  private final Map<String, Label> ends = new HashMap<>();

  private CodeSizes(ClassWriter writer) {
    super(OpenedClassReader.ASM_API, writer);
  }

  static Map<String, Integer> of(byte[] classFile) {
    ClassReader file = new ClassReader(classFile);
    // A writer that has the reader's constants writes every instruction as long as it was.
    CodeSizes sizes = new CodeSizes(new ClassWriter(file, 0));
    file.accept(sizes, 0);
    Map<String, Integer> found = new HashMap<>();
    sizes.ends.forEach((method, end) -> found.put(method, end.getOffset()));
    return found;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    return new MethodVisitor(OpenedClassReader.ASM_API, method) {
      @Override
      public void visitMaxs(int stack, int locals) {
        Label end = new Label();
        super.visitLabel(end);
        super.visitMaxs(stack, locals);
        ends.put(name + descriptor, end);
      }
    };
  }
}
