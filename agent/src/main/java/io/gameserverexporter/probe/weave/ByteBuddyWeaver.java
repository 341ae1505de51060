package io.gameserverexporter.probe.weave;

import io.gameserverexporter.boot.AgentLoader;
import io.gameserverexporter.boot.Suppressed;
import java.io.IOException;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Inlines advice of every shape into methods of every shape, with Byte Buddy.
 *
 * <p>Not through its {@code AgentBuilder}: the classes are known by name, and it would cost
 * start-up time and set a system property on newer Java versions.
 */
final class ByteBuddyWeaver {
  private final AgentLoader loader;
  private final ByteBuddy byteBuddy =
      new ByteBuddy()
          .with(TypeValidation.DISABLED)
          .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
          .ignore(ElementMatchers.none());
  private final Advice.ExceptionHandler suppress;

  ByteBuddyWeaver(AgentLoader loader) {
    this.loader = loader;
    try {
      // Inlined into the server's code: what the agent gets wrong is counted, and goes no further.
      MethodDescription note =
          new MethodDescription.ForLoadedMethod(
              Suppressed.class.getMethod("note", Throwable.class));
      suppress = new Advice.ExceptionHandler.Simple(MethodInvocation.invoke(note));
    } catch (NoSuchMethodException ofAnotherVersion) {
      throw new IllegalStateException(ofAnotherVersion);
    }
  }

  /**
   * Inlines all.
   *
   * @param target the loader that defines the class, null for the boot loader
   * @return the new class file
   * @throws IOException if a class file cannot be read
   */
  byte[] weave(
      @Nullable ClassLoader target, String className, byte[] classFile, List<Inlining> inlinings)
      throws IOException {
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(className, classFile),
            target == null
                ? ClassFileLocator.ForClassLoader.ofBootLoader()
                : ClassFileLocator.ForClassLoader.of(target));
    TypeDescription type = TypePool.Default.of(locator).describe(className).resolve();
    DynamicType.Builder<?> builder = byteBuddy.decorate(type, locator);
    for (Inlining each : inlinings) {
      builder = builder.visit(advice(each, locator).on(method(each.method)));
    }
    return builder.make().getBytes();
  }

  private static ElementMatcher<MethodDescription> method(TargetMethod method) {
    return new ElementMatcher<MethodDescription>() {
      @Override
      public boolean matches(@Nullable MethodDescription each) {
        return each != null
            && each.getInternalName().equals(method.name)
            && each.getDescriptor().equals(method.descriptor);
      }
    };
  }

  private Advice advice(Inlining inlining, ClassFileLocator targetLocator) {
    String name = inlining.adviceName;
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, inlining.advice),
            targetLocator,
            ClassFileLocator.ForClassLoader.of(loader));
    return Advice.to(TypePool.Default.of(locator).describe(name).resolve(), locator)
        .withExceptionHandler(suppress);
  }
}
