package io.gameserverexporter.probe;

import io.gameserverexporter.boot.AgentLoader;
import io.gameserverexporter.boot.Suppressed;
import java.io.IOException;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves advice into a class file with Byte Buddy; the only place that knows how.
 *
 * <p>Not through Byte Buddy's {@code AgentBuilder}: the classes are known by name, and it would
 * cost start-up time and set a system property on newer Java versions.
 */
final class Weaver {
  private final AgentLoader loader;
  private final ByteBuddy byteBuddy =
      new ByteBuddy()
          .with(TypeValidation.DISABLED)
          .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
          .ignore(ElementMatchers.none());
  private final Advice.ExceptionHandler suppress;

  Weaver(AgentLoader loader) throws NoSuchMethodException {
    this.loader = loader;
    // Inlined into the server's code: what the agent gets wrong is counted, and goes no further.
    MethodDescription note =
        new MethodDescription.ForLoadedMethod(Suppressed.class.getMethod("note", Throwable.class));
    suppress = new Advice.ExceptionHandler.Simple(MethodInvocation.invoke(note));
  }

  /**
   * Weaves all of {@code weaves} into one class.
   *
   * @param target the loader that defines the class, null for the boot loader
   * @return the new class file, null if nothing had to be woven
   * @throws MisfitException if a method or anything that an advice uses is not there
   * @throws IOException if the agent's jar cannot be read
   */
  byte @Nullable [] weave(
      @Nullable ClassLoader target, String className, byte[] classFile, List<Weave> weaves)
      throws MisfitException, IOException {
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(className, classFile),
            target == null
                ? ClassFileLocator.ForClassLoader.ofBootLoader()
                : ClassFileLocator.ForClassLoader.of(target));
    TypePool pool = TypePool.Default.of(locator);
    TypeDescription type = pool.describe(className).resolve();
    DynamicType.Builder<?> builder = null;
    for (Weave weave : weaves) {
      boolean jakarta = false;
      MethodDescription method = find(type, weave, false);
      if (method == null) {
        jakarta = true;
        method = find(type, weave, true);
      }
      if (method == null || method.isAbstract()) {
        if (weave.implementors()) {
          continue; // Inherited or abstract: the class that declares it is woven.
        }
        throw new MisfitException("method " + className + '.' + weave.method());
      }
      if (builder == null) {
        builder = byteBuddy.decorate(type, locator);
      }
      builder =
          builder.visit(
              advice(weave.advice(), jakarta, locator)
                  .on(ElementMatchers.<MethodDescription>is(method)));
    }
    return builder == null ? null : builder.make().getBytes();
  }

  private static @Nullable MethodDescription find(
      TypeDescription type, Weave weave, boolean jakarta) {
    MethodList<?> methods = type.getDeclaredMethods();
    for (MethodDescription method : methods) {
      if (method.getInternalName().equals(weave.method())
          && parametersAre(method, weave.parameters(), jakarta)) {
        return method;
      }
    }
    return null;
  }

  private static boolean parametersAre(
      MethodDescription method, String[] parameters, boolean jakarta) {
    if (method.getParameters().size() != parameters.length) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      String wanted = jakarta ? JakartaNames.of(parameters[i]) : parameters[i];
      if (!method.getParameters().get(i).getType().asErasure().getName().equals(wanted)) {
        return false;
      }
    }
    return true;
  }

  private Advice advice(String name, boolean jakarta, ClassFileLocator targetLocator)
      throws MisfitException, IOException {
    byte[] bytes = loader.file(name.replace('.', '/') + ".class");
    if (bytes == null) {
      throw new IOException("not in the agent's jar: " + name);
    }
    byte[] renamed = jakarta ? JakartaNames.rename(bytes) : bytes;
    String missing = AdviceFit.firstMissing(renamed, targetLocator);
    if (missing != null) {
      throw new MisfitException(missing);
    }
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, renamed),
            targetLocator,
            ClassFileLocator.ForClassLoader.of(loader));
    return Advice.to(TypePool.Default.of(locator).describe(name).resolve(), locator)
        .withExceptionHandler(suppress);
  }
}
