package io.gameserverexporter.config.game;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is found: a beginning, and steps from object to object. Nothing in it makes an
 * object, assigns or passes an argument. Made by {@link PathParser}.
 */
public final class ObjectPath {
  /** Where a path begins. */
  public enum Root {
    /** At a class: its name is the first of the steps' names that make a class together. */
    STATIC,
    /** At each living object of a class. */
    INSTANCES,
    /** At an argument of the call. */
    ARGUMENT,
    /** At the object that is called. */
    THIS,
    /** At what the call has returned. */
    RESULT
  }

  /** From one object to the next. */
  public static final class Step {
    /** What kinds of steps there are. */
    public enum Kind {
      /** The value of a field, or of a getter where there is no such field. */
      FIELD,
      /** What a method without parameters returns. */
      CALL,
      /** An element of an array or list, an entry of a map. */
      ENTRY
    }

    private final Kind kind;
    private final String name;

    Step(Kind kind, String name) {
      this.kind = kind;
      this.name = name;
    }

    public Kind kind() {
      return kind;
    }

    /** The field's or method's name, the index or the key. */
    public String name() {
      return name;
    }

    @Override
    public String toString() {
      return kind == Kind.ENTRY ? '[' + name + ']' : kind == Kind.CALL ? name + "()" : name;
    }
  }

  private final String text;
  private final Root root;
  private final @Nullable String className;
  private final int argument;
  private final List<Step> steps;

  ObjectPath(String text, Root root, @Nullable String className, int argument, List<Step> steps) {
    this.text = text;
    this.root = root;
    this.className = className;
    this.argument = argument;
    this.steps = Collections.unmodifiableList(steps);
  }

  public Root root() {
    return root;
  }

  /** The class whose objects it begins at; null unless the root is {@code INSTANCES}. */
  public @Nullable String className() {
    return className;
  }

  /** Which argument it begins at, from 0 on. */
  public int argument() {
    return argument;
  }

  public List<Step> steps() {
    return steps;
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
