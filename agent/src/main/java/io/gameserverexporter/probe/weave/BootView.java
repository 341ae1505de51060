package io.gameserverexporter.probe.weave;

import io.gameserverexporter.boot.HttpServers;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class loader lets its classes see the package {@code boot}, which inlined advice calls.
 *
 * <p>Loaders of OSGi and of JBoss Modules hide what is on the boot class path but for {@code
 * java.*} and what they are told. A server behind one would fail with each request. So their {@code
 * loadClass} is woven, too: it leaves our package, and nothing else, to the boot loader.
 */
public final class BootView {
  private static final String PACKAGE = "io.gameserverexporter.boot.";
  private static final String LOAD = "loadClass";
  private static final String BY_NAME = "(Ljava/lang/String;)Ljava/lang/Class;";
  private static final String AND_RESOLVE = "(Ljava/lang/String;Z)Ljava/lang/Class;";
  private static final int STACK = 3;
  private static final long PATIENCE_MILLIS = 10_000;

  private final Instrumentation instrumentation;
  private final Map<ClassLoader, Boolean> open =
      Collections.synchronizedMap(new WeakHashMap<ClassLoader, Boolean>());

  /** Classes of loaders, with slashes, that are to be woven. */
  private final Set<String> loaders = ConcurrentHashMap.newKeySet();

  /** Those of them that were. */
  private final Set<Class<?>> woven =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<Class<?>, Boolean>()));

  public BootView(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Makes sure that classes of this loader see the package.
   *
   * @param loader null for the boot loader
   * @throws MisfitException when they do not, and cannot be made to
   */
  public void check(@Nullable ClassLoader loader) throws MisfitException {
    if (loader == null) {
      return;
    }
    Boolean known = open.get(loader);
    if (known == null) {
      known = (!isOfBundle(loader) && isOpen(loader)) || open(loader);
      open.put(loader, known);
    }
    if (!known) {
      throw new MisfitException(
          "package io.gameserverexporter.boot behind the class loader "
              + loader.getClass().getName());
    }
  }

  /**
   * Whether it is the loader of an OSGi bundle, by the interface that these have. They cannot be
   * asked: Felix looks at who asks, and shows others what it hides from the bundle's own classes.
   */
  private static boolean isOfBundle(ClassLoader loader) {
    for (Class<?> type = loader.getClass(); type != null; type = type.getSuperclass()) {
      for (Class<?> implemented : type.getInterfaces()) {
        if (implemented.getName().equals("org.osgi.framework.BundleReference")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOpen(ClassLoader loader) {
    try {
      return loader.loadClass(HttpServers.class.getName()) == HttpServers.class;
    } catch (ClassNotFoundException | LinkageError | RuntimeException hidden) {
      return false;
    }
  }

  private boolean open(ClassLoader loader) {
    List<Class<?>> classes = new ArrayList<>();
    Class<?> type = loader.getClass();
    while (type != null && type != ClassLoader.class) {
      if (declaresLoadClass(type) && instrumentation.isModifiableClass(type)) {
        loaders.add(type.getName().replace('.', '/'));
        classes.add(type);
      }
      type = type.getSuperclass();
    }
    if (classes.isEmpty()) {
      return false;
    }
    if (!woven.containsAll(classes)) {
      if (!retransform(classes.toArray(new Class<?>[0]))) {
        return false;
      }
      woven.addAll(classes);
    }
    return isOpen(loader);
  }

  private static boolean declaresLoadClass(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(LOAD)) {
        return true;
      }
    }
    return false;
  }

  /** On another thread: this one is being asked to transform a class, and is not asked twice. */
  private boolean retransform(Class<?>[] classes) {
    AtomicBoolean done = new AtomicBoolean();
    Thread thread =
        new Thread(
            () -> {
              try {
                instrumentation.retransformClasses(classes);
                done.set(true);
              } catch (Exception | LinkageError refused) {
                // The loader stays as it is, and what it loads, too.
              }
            },
            "gameserver-exporter-weave");
    thread.setDaemon(true);
    thread.setContextClassLoader(BootView.class.getClassLoader());
    thread.start();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      // The server's thread, and its interrupt.
      Thread.currentThread().interrupt();
    }
    return done.get();
  }

  /**
   * The class file of a loader that leaves our package to the boot loader; null for a class that is
   * none of those that hide it.
   */
  public byte @Nullable [] weave(String name, byte[] classFile) {
    if (loaders.isEmpty() || !loaders.contains(name)) {
      return null;
    }
    ClassReader reader = OpenedClassReader.of(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new LoaderVisitor(writer), 0);
    return writer.toByteArray();
  }

  private static final class LoaderVisitor extends ClassVisitor {
    private boolean frames;

    LoaderVisitor(ClassVisitor next) {
      super(OpenedClassReader.ASM_API, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      frames = (version & 0xffff) >= Opcodes.V1_6;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      boolean loads =
          name.equals(LOAD) && (descriptor.equals(BY_NAME) || descriptor.equals(AND_RESOLVE));
      boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
      return method != null && loads && hasCode ? new LoadClass(method, frames) : method;
    }
  }

  /** Puts before the code: {@code if (name is ours) return Class.forName(name, false, null)}. */
  private static final class LoadClass extends MethodVisitor {
    private final boolean frames;

    LoadClass(MethodVisitor next, boolean frames) {
      super(OpenedClassReader.ASM_API, next);
      this.frames = frames;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label theirs = new Label();
      visitVarInsn(Opcodes.ALOAD, 1);
      visitJumpInsn(Opcodes.IFNULL, theirs);
      visitVarInsn(Opcodes.ALOAD, 1);
      visitLdcInsn(PACKAGE);
      visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, "java/lang/String", "startsWith", "(Ljava/lang/String;)Z", false);
      visitJumpInsn(Opcodes.IFEQ, theirs);
      visitVarInsn(Opcodes.ALOAD, 1);
      visitInsn(Opcodes.ICONST_0);
      visitInsn(Opcodes.ACONST_NULL);
      visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "java/lang/Class",
          "forName",
          "(Ljava/lang/String;ZLjava/lang/ClassLoader;)Ljava/lang/Class;",
          false);
      visitInsn(Opcodes.ARETURN);
      visitLabel(theirs);
      if (frames) {
        visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      }
      // The method's own code may begin with a frame, and two cannot be at one place.
      visitInsn(Opcodes.NOP);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, STACK), maxLocals);
    }
  }
}
