package io.gameserverexporter.probe.weave;

import io.gameserverexporter.boot.AgentLoader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves advice into a class file: looks for the methods, checks that the advice fits, and leaves
 * the rest to {@link InlineWeaver}, or to Byte Buddy where that does not know the shape.
 */
public final class Weaver {
  private final AgentLoader loader;
  private @Nullable ByteBuddyWeaver byteBuddy;

  public Weaver(AgentLoader loader) {
    this.loader = loader;
  }

  /**
   * Weaves all of {@code weaves} into one class.
   *
   * @param target the loader that defines the class, null for the boot loader
   * @param name the class's name with slashes
   * @param prefix the package, with slashes, that the library was moved below; empty when it was
   *     not
   * @return the new class file, null if nothing had to be woven
   * @throws MisfitException if a method or anything that an advice uses is not there
   * @throws IOException if the agent's jar cannot be read
   */
  public byte @Nullable [] weave(
      @Nullable ClassLoader target,
      String name,
      String prefix,
      byte[] classFile,
      List<Weave> weaves)
      throws MisfitException, IOException {
    ClassFiles files = new ClassFiles(target, name, classFile);
    ClassReader file = new ClassReader(classFile);
    RelocatedNames moved = prefix.isEmpty() ? null : new RelocatedNames(prefix, files);
    List<Weave> meant = meantHere(weaves, files, prefix);
    List<Inlining> inlinings = find(file, meant, files, prefix.replace('/', '.'), moved);
    if (inlinings.isEmpty()) {
      return null;
    }
    try {
      return InlineWeaver.weave(file, inlinings);
    } catch (ShapeException notPlain) {
      for (Inlining each : inlinings) {
        if (each.watch != null) {
          // Byte Buddy's advice does not see calls.
          throw new MisfitException(String.valueOf(notPlain.getMessage()));
        }
      }
      return byteBuddy().weave(target, name.replace('/', '.'), classFile, inlinings);
    }
  }

  private synchronized ByteBuddyWeaver byteBuddy() {
    ByteBuddyWeaver made = byteBuddy;
    if (made == null) {
      made = new ByteBuddyWeaver(loader);
      byteBuddy = made;
    }
    return made;
  }

  /** Those that the class is the target of, and not just one of the same name. */
  private static List<Weave> meantHere(List<Weave> weaves, ClassFiles files, String prefix) {
    List<Weave> meant = new ArrayList<>(weaves.size());
    for (Weave weave : weaves) {
      String companion = weave.companion();
      if (companion == null || files.has(prefix + companion.replace('.', '/'))) {
        meant.add(weave);
      }
    }
    return meant;
  }

  private List<Inlining> find(
      ClassReader file,
      List<Weave> weaves,
      ClassFiles files,
      String movedTo,
      @Nullable RelocatedNames moved)
      throws MisfitException, IOException {
    Set<String> names = new HashSet<>();
    for (Weave weave : weaves) {
      names.add(weave.method());
    }
    List<TargetMethod> methods = TargetMethod.read(file, names);
    List<Inlining> inlinings = new ArrayList<>(weaves.size());
    for (Weave weave : weaves) {
      if (weave.isForEach()) {
        findEach(file, methods, weave, files, inlinings);
        continue;
      }
      boolean jakarta = false;
      TargetMethod method = find(methods, weave, false, movedTo);
      if (method == null) {
        jakarta = true;
        method = find(methods, weave, true, movedTo);
      }
      if (method != null) {
        byte[] advice = advice(weave.advice(), jakarta, files, moved);
        inlinings.add(new Inlining(method, weave.advice(), advice, weave.watch()));
      } else if (!weave.optional() && (file.getAccess() & Opcodes.ACC_INTERFACE) == 0) {
        throw new MisfitException(
            "method " + file.getClassName().replace('/', '.') + '.' + weave.method());
      }
      // Else inherited or abstract, and the class that declares it is woven; or elsewhere in this
      // version. Or the class has become an
      // interface, without code: another probe is for that version.
    }
    return inlinings;
  }

  private void findEach(
      ClassReader file,
      List<TargetMethod> methods,
      Weave weave,
      ClassFiles files,
      List<Inlining> inlinings)
      throws MisfitException, IOException {
    boolean found = false;
    byte[] advice = SlotNumber.set(advice(weave.advice(), false, files, null), weave.slot());
    for (TargetMethod method : methods) {
      // What the compiler makes only calls the one that is meant.
      if (method.hasCode() && method.name.equals(weave.method()) && !method.isSynthetic()) {
        inlinings.add(new Inlining(method, weave.advice(), advice));
        found = true;
      }
    }
    if (!found) {
      throw new MisfitException(
          "has no method " + weave.method() + " with code; it has " + MethodNames.of(file));
    }
  }

  /**
   * The method that is meant, not one of the compiler's that calls it for those who know another
   * result of it. A JVM that gives out a loaded class again has them in any order.
   */
  private static @Nullable TargetMethod find(
      List<TargetMethod> methods, Weave weave, boolean jakarta, String movedTo) {
    for (TargetMethod method : methods) {
      if (method.hasCode() && !method.isSynthetic() && method.is(weave, jakarta, movedTo)) {
        return method;
      }
    }
    return null;
  }

  private byte[] advice(
      String name, boolean jakarta, ClassFiles files, @Nullable RelocatedNames moved)
      throws MisfitException, IOException {
    byte[] bytes = loader.file(name.replace('.', '/') + ".class");
    if (bytes == null) {
      throw new IOException("not in the agent's jar: " + name);
    }
    byte[] renamed = renamed(bytes, jakarta, moved);
    String missing = AdviceFit.firstMissing(renamed, files);
    if (missing != null && !jakarta) {
      // The method's own types may not tell which names the servlet API has.
      renamed = renamed(bytes, true, moved);
      missing = AdviceFit.firstMissing(renamed, files) == null ? null : missing;
    }
    if (missing != null) {
      throw new MisfitException(missing);
    }
    return renamed;
  }

  private static byte[] renamed(byte[] bytes, boolean jakarta, @Nullable RelocatedNames moved) {
    byte[] renamed = jakarta ? JakartaNames.rename(bytes) : bytes;
    return moved == null ? renamed : moved.rename(renamed);
  }
}
