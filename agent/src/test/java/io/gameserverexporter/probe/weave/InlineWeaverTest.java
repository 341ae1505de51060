package io.gameserverexporter.probe.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link InlineWeaver} writes does what Byte Buddy's own weaving does, and passes the JVM's
 * verification.
 */
class InlineWeaverTest {
  private static final Set<String> NOT_FOR_ADVICE = Set.of("lambda$", "access$");

  /** Methods of many shapes, each with advice of each kind. */
  static Stream<Method> shapes() {
    return Arrays.stream(WovenShapes.class.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .filter(method -> NOT_FOR_ADVICE.stream().noneMatch(method.getName()::startsWith));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void doesWhatByteBuddyDoes(Method shape) throws Exception {
    for (Class<?> advice :
        shape.getParameterCount() > 1 && shape.getParameterTypes()[0] == int.class
            ? List.of(
                ShapeAdvice.Around.class,
                ShapeAdvice.Before.class,
                ShapeAdvice.After.class,
                ShapeAdvice.Arguments.class,
                ShapeAdvice.Replacing.class)
            : List.of(
                ShapeAdvice.Around.class, ShapeAdvice.Before.class, ShapeAdvice.After.class)) {
      String what = shape.getName() + " with " + advice.getSimpleName();
      List<String> expected = run(withByteBuddy(advice, shape), shape);
      assertFalse(expected.isEmpty(), what);
      assertEquals(expected, run(inlined(advice, shape), shape), what);
    }
  }

  @Test
  void aConstructorHasAdviceWhenItIsDone() throws Exception {
    byte[] woven =
        inlined(ShapeAdvice.Constructed.class, WovenShapes.class.getName(), "<init>", "(I)V");
    ShapeAdvice.EVENTS.clear();
    Class<?> type = new One(woven).loadClass(WovenShapes.class.getName());
    Constructor<?> constructor = type.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    constructor.newInstance(7);
    assertEquals(List.of("constructed with 7"), ShapeAdvice.EVENTS);
  }

  /** Its object is where it was, at each of the places where the constructor ends. */
  @Test
  void aConstructorsAdviceHasTheObject() throws Exception {
    byte[] woven =
        inlined(ShapeAdvice.ConstructedObject.class, WovenShapes.class.getName(), "<init>", "(I)V");
    ShapeAdvice.EVENTS.clear();
    Class<?> type = new One(woven).loadClass(WovenShapes.class.getName());
    Constructor<?> constructor = type.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    constructor.newInstance(7);
    constructor.newInstance(101);
    assertEquals(
        List.of("WovenShapes with 7 of 7", "WovenShapes early with 101 of 101"),
        ShapeAdvice.EVENTS);
  }

  /** Each call that has come back is told of, also where the advice at the entry has failed. */
  @Test
  void tellsOfCalls() throws Exception {
    for (Class<?> advice :
        List.of(ShapeAdvice.Watching.class, ShapeAdvice.WatchingToTheEnd.class)) {
      byte[] woven = watching(advice, "watched", "called");
      boolean toTheEnd = advice == ShapeAdvice.WatchingToTheEnd.class;
      List<String> told = new ArrayList<>(List.of("entered 7 told of b0", "entered 7 told of b2"));
      if (toTheEnd) {
        told.add("left entered 7");
      }
      assertEquals("022427", watched(woven, 3, 7));
      assertEquals(told, ShapeAdvice.EVENTS);
      assertThrows(InvocationTargetException.class, () -> watched(woven, 4, 7));
      assertEquals(told, ShapeAdvice.EVENTS);
      assertEquals("02null", watched(woven, 1, null));
      assertEquals("null told of b0", ShapeAdvice.EVENTS.get(0));
    }
  }

  @Test
  void withoutSuchACallThereIsNothingToTellOf() {
    assertThrows(
        ShapeException.class, () -> watching(ShapeAdvice.Watching.class, "watched", "absent"));
    assertThrows(
        ShapeException.class, () -> watching(ShapeAdvice.Before.class, "watched", "called"));
  }

  private static String watched(byte[] woven, int number, Object argument) throws Exception {
    ShapeAdvice.EVENTS.clear();
    Class<?> type = new One(woven).loadClass(WovenShapes.class.getName());
    Constructor<?> constructor = type.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    Method method = type.getDeclaredMethod("watched", Object.class, String.class);
    method.setAccessible(true);
    return (String) method.invoke(constructor.newInstance(number), argument, "b");
  }

  /** Without the argument there is no need to keep it: fewer instructions in the method. */
  @Test
  void tellsOfCallsWithoutTheirArgument() throws Exception {
    byte[] woven = watching(ShapeAdvice.Watching.class, "watched", "called", false);
    assertEquals("022427", watched(woven, 3, 7));
    assertEquals(List.of("entered 7 told", "entered 7 told"), ShapeAdvice.EVENTS);
    assertEquals("02null", watched(woven, 1, null));
    assertEquals("null told", ShapeAdvice.EVENTS.get(0));
  }

  private static byte[] watching(Class<?> advice, String name, String called) throws IOException {
    return watching(advice, name, called, true);
  }

  private static byte[] watching(Class<?> advice, String name, String called, boolean argument)
      throws IOException {
    ClassReader file = new ClassReader(bytes(WovenShapes.class.getName()));
    TargetMethod method = TargetMethod.read(file, Set.of(name)).get(0);
    CallWatch watch = new CallWatch(called, ShapeAdvice.class.getName(), "told", argument);
    return InlineWeaver.weave(
        file, List.of(new Inlining(method, advice.getName(), bytes(advice.getName()), watch)));
  }

  @Test
  void whatItCannotDoItLeaves() {
    for (Class<?> advice :
        List.of(
            ShapeAdvice.ReplacingTooLate.class,
            ShapeAdvice.ReplacingBySupertype.class,
            ShapeAdvice.Supertype.class)) {
      assertThrows(
          ShapeException.class,
          () ->
              inlined(
                  advice,
                  WovenShapes.class.getName(),
                  "text",
                  "(Ljava/lang/String;)Ljava/lang/String;"),
          advice.getSimpleName());
    }
  }

  /** As compilers for Java 6 may have left it; those before had no frames at all. */
  @Test
  void codeWithoutFramesItLeaves() throws IOException {
    byte[] withFrames = bytes(WovenShapes.class.getName());
    ClassWriter without = new ClassWriter(0);
    new ClassReader(withFrames).accept(without, ClassReader.SKIP_FRAMES);
    byte[] java6 = without.toByteArray();
    java6[7] = Opcodes.V1_6;
    assertThrows(ShapeException.class, () -> intoBranches(java6));
    withFrames[7] = Opcodes.V1_6;
    intoBranches(withFrames);
    withFrames[7] = Opcodes.V1_5;
    assertThrows(ShapeException.class, () -> intoBranches(withFrames));
  }

  private static void intoBranches(byte[] classFile) throws IOException {
    inlined(ShapeAdvice.Around.class, classFile, "branches", "(Ljava/lang/String;)V");
  }

  /** Everything that a run makes happen: the advice's events, the result or what is thrown. */
  private static List<String> run(byte[] woven, Method shape) throws Exception {
    Class<?> type = new One(woven).loadClass(WovenShapes.class.getName());
    Constructor<?> constructor = type.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    Method method = type.getDeclaredMethod(shape.getName(), shape.getParameterTypes());
    method.setAccessible(true);
    List<String> all = new ArrayList<>();
    for (int number = -1; number <= 3; number++) {
      Object[] arguments = arguments(shape, number);
      ShapeAdvice.EVENTS.clear();
      String outcome;
      try {
        outcome = "returned " + text(method.invoke(constructor.newInstance(number), arguments));
      } catch (InvocationTargetException thrown) {
        outcome = "threw " + thrown.getCause();
      }
      all.addAll(ShapeAdvice.EVENTS);
      all.add(outcome);
    }
    return all;
  }

  private static String text(Object result) {
    return result instanceof int[] ints ? Arrays.toString(ints) : String.valueOf(result);
  }

  private static Object[] arguments(Method shape, int number) {
    Object[] arguments = new Object[shape.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = shape.getParameterTypes()[i];
      arguments[i] =
          type == int.class
              ? (Object) number
              : type == long.class
                  ? (Object) (long) number
                  : type == double.class
                      ? (Object) (double) number
                      : number == 0 ? null : "text " + number;
    }
    return arguments;
  }

  private static byte[] inlined(Class<?> advice, Method shape) throws IOException {
    return inlined(
        advice,
        WovenShapes.class.getName(),
        shape.getName(),
        net.bytebuddy.jar.asm.Type.getMethodDescriptor(shape));
  }

  private static byte[] inlined(Class<?> advice, String target, String name, String descriptor)
      throws IOException {
    return inlined(advice, bytes(target), name, descriptor);
  }

  private static byte[] inlined(Class<?> advice, byte[] target, String name, String descriptor)
      throws IOException {
    ClassReader file = new ClassReader(target);
    TargetMethod method =
        TargetMethod.read(file, Set.of(name)).stream()
            .filter(each -> each.descriptor.equals(descriptor))
            .findFirst()
            .orElseThrow();
    return InlineWeaver.weave(
        file, List.of(new Inlining(method, advice.getName(), bytes(advice.getName()))));
  }

  private static byte[] withByteBuddy(Class<?> advice, Method shape) {
    ClassFileLocator locator =
        ClassFileLocator.ForClassLoader.of(InlineWeaverTest.class.getClassLoader());
    TypePool pool = TypePool.Default.of(locator);
    return new ByteBuddy()
        .with(TypeValidation.DISABLED)
        .decorate(pool.describe(WovenShapes.class.getName()).resolve(), locator)
        .visit(
            Advice.to(pool.describe(advice.getName()).resolve(), locator)
                .on(ElementMatchers.named(shape.getName())))
        .make()
        .getBytes();
  }

  private static byte[] bytes(String className) throws IOException {
    try (InputStream in =
        InlineWeaverTest.class
            .getClassLoader()
            .getResourceAsStream(className.replace('.', '/') + ".class")) {
      return in.readAllBytes();
    }
  }

  /** Defines the woven class, everything else is the test's. */
  private static final class One extends ClassLoader {
    private final byte[] woven;

    One(byte[] woven) {
      super(InlineWeaverTest.class.getClassLoader());
      this.woven = woven;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(WovenShapes.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, woven, 0, woven.length) : loaded;
    }
  }
}
