package io.gameserverexporter.probe.weave;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One advice in one method of one class; plain data.
 *
 * <p>Names of the servlet API are written as {@code javax.servlet}; they stand for {@code
 * jakarta.servlet} as well.
 */
public final class Weave {
  /** The last of a method's parameters that are named: whatever follows differs by version. */
  public static final String AND_MORE = "...";

  private final String target;
  private final boolean implementors;
  private final boolean optional;
  private final String method;
  private final String[] parameters;
  private final String advice;
  private final int slot;
  private final @Nullable CallWatch watch;
  private final @Nullable String companion;

  private Weave(
      String target,
      boolean implementors,
      boolean optional,
      String method,
      String advice,
      int slot,
      @Nullable CallWatch watch,
      @Nullable String companion,
      String[] parameters) {
    this.target = target;
    this.implementors = implementors;
    this.optional = optional;
    this.method = method;
    this.advice = advice;
    this.slot = slot;
    this.watch = watch;
    this.companion = companion;
    this.parameters = parameters;
  }

  /**
   * Weaves a method of a named class.
   *
   * @param target the class, as {@code Class.getName} gives it
   * @param method its name, {@code <init>} for constructors
   * @param advice the advice's class, by name because it is never loaded
   * @param parameters the class names of the method's parameters in order, perhaps with {@link
   *     #AND_MORE} at their end
   */
  public static Weave into(String target, String method, String advice, String... parameters) {
    return new Weave(target, false, false, method, advice, -1, null, null, parameters);
  }

  /**
   * As {@link #into}, where the class has such a method: some versions have it elsewhere, and
   * another weave is for those.
   */
  public static Weave intoIfThere(
      String target, String method, String advice, String... parameters) {
    return new Weave(target, false, true, method, advice, -1, null, null, parameters);
  }

  /** Weaves a method of every class that implements an interface, where no other probe counts. */
  public static Weave intoImplementors(
      String interfaceName, String method, String advice, String... parameters) {
    return new Weave(interfaceName, true, true, method, advice, -1, null, null, parameters);
  }

  /**
   * Weaves every method of that name of a class, whatever its parameters.
   *
   * @param slot what stands in the woven code for {@code GameMethods.slot()}
   */
  public static Weave intoEach(String target, String method, String advice, int slot) {
    return new Weave(target, false, false, method, advice, slot, null, null, new String[0]);
  }

  /**
   * As {@link #into}, and has a static method of {@code boot} told of each call that the method
   * makes of another of its class. It is given what the advice's entry returned, which may be null,
   * and the last argument of the call; it must not throw.
   *
   * @param called the name of the method whose calls are meant
   * @param owner the class of the method that is told
   * @param told its name
   */
  public static Weave intoTellingOfCalls(
      String target,
      String method,
      String advice,
      String called,
      String owner,
      String told,
      String... parameters) {
    return watching(target, method, advice, new CallWatch(called, owner, told, true), parameters);
  }

  /** As {@link #intoTellingOfCalls}, without the argument of the call. */
  public static Weave intoCountingCalls(
      String target,
      String method,
      String advice,
      String called,
      String owner,
      String told,
      String... parameters) {
    return watching(target, method, advice, new CallWatch(called, owner, told, false), parameters);
  }

  private static Weave watching(
      String target, String method, String advice, CallWatch watch, String[] parameters) {
    return new Weave(target, false, false, method, advice, -1, watch, null, parameters);
  }

  /**
   * The same, only where the target's loader sees another class as well: a library of other makers
   * has one of the target's name.
   */
  public Weave beside(String companionClass) {
    return new Weave(
        target, implementors, optional, method, advice, slot, watch, companionClass, parameters);
  }

  public String target() {
    return target;
  }

  /** Whether {@link #target} is an interface whose implementors are meant. */
  public boolean implementors() {
    return implementors;
  }

  /** Whether the class may lack the method. */
  boolean optional() {
    return optional;
  }

  String method() {
    return method;
  }

  /** Whether the parameters do not matter. */
  boolean isForEach() {
    return slot >= 0;
  }

  /** What stands in the woven code for {@code GameMethods.slot()}; less than 0 for nothing. */
  int slot() {
    return slot;
  }

  /** What is told of the method's calls, null for nothing. */
  @Nullable CallWatch watch() {
    return watch;
  }

  /** The class that has to be there too; null for none. */
  @Nullable String companion() {
    return companion;
  }

  String[] parameters() {
    return parameters;
  }

  /**
   * How the method's descriptor begins: all of it but for what it returns.
   *
   * @param jakarta whether the names of the servlet API are to be the newer ones
   * @param prefix the package, with slashes, that the types were moved below; empty when they were
   *     not
   */
  public byte[] descriptor(boolean jakarta, String prefix) {
    StringBuilder descriptor = new StringBuilder("(");
    for (String parameter : parameters) {
      String type = jakarta ? JakartaNames.of(parameter) : parameter;
      descriptor.append('L').append(prefix).append(type.replace('.', '/')).append(';');
    }
    return descriptor.append(')').toString().getBytes(StandardCharsets.US_ASCII);
  }

  String advice() {
    return advice;
  }
}
