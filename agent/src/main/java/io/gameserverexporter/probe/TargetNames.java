package io.gameserverexporter.probe;

import io.gameserverexporter.probe.weave.Weave;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is to be done with a class by its name, also when a copy of its library was moved
 * below another package, as tools do that shade.
 *
 * <p>Asked for every class that the JVM loads: a name is told from others by its last characters,
 * which a move leaves as they are. That takes no allocation, and the same few steps for a long name
 * as for a short one.
 */
final class TargetNames {
  private static final int BUCKETS = 512;
  private static final int TAIL = 8;

  private final @Nullable Target[] buckets = new Target[BUCKETS];

  /**
   * What is to be done with a class; nothing yet when it has not been asked for before.
   *
   * @param name with slashes, as the library's makers have it
   */
  Target add(String name) {
    int hash = hash(name);
    for (Target target = buckets[bucket(hash)]; target != null; target = target.next) {
      if (target.name.equals(name)) {
        return target;
      }
    }
    Target added = new Target(name, hash, buckets[bucket(hash)]);
    buckets[bucket(hash)] = added;
    return added;
  }

  /**
   * What is to be done with a class of that name, or that name below another package.
   *
   * @param name with slashes
   * @return null for nothing
   */
  @Nullable Target find(String name) {
    int hash = hash(name);
    for (Target target = buckets[bucket(hash)]; target != null; target = target.next) {
      if (target.hash == hash && target.isNameOf(name)) {
        return target;
      }
    }
    return null;
  }

  private static int bucket(int hash) {
    return (hash ^ hash >>> 16) & (BUCKETS - 1);
  }

  private static int hash(String name) {
    int length = name.length();
    int hash = 0;
    for (int i = Math.max(0, length - TAIL); i < length; i++) {
      hash = 31 * hash + name.charAt(i);
    }
    return hash;
  }

  /** What is to be done with one class and its copies. */
  static final class Target {
    private final String name;
    private final int hash;
    private final @Nullable Target next;
    private final List<Step> steps = new ArrayList<>();
    private final List<Step> implementorSteps = new ArrayList<>();
    private @Nullable Target implemented;

    Target(String name, int hash, @Nullable Target next) {
      this.name = name;
      this.hash = hash;
      this.next = next;
    }

    private boolean isNameOf(String className) {
      int before = className.length() - name.length();
      return before == 0
          ? className.equals(name)
          : before > 1 && className.charAt(before - 1) == '/' && className.endsWith(name);
    }

    /** What stands before the name in that of a copy, with the last slash; else empty. */
    String prefixIn(String className) {
      return className.substring(0, className.length() - name.length());
    }

    /** Its name with slashes, where it was not moved. */
    String name() {
      return name;
    }

    /** What is woven into it. */
    List<Step> steps() {
      return steps;
    }

    /** What is woven into those that implement it. */
    List<Step> implementorSteps() {
      return implementorSteps;
    }

    /** The interface that it is known to implement. */
    @Nullable Target implemented() {
      return implemented;
    }

    void implementing(Target target) {
      implemented = target;
    }
  }

  /** One advice, and whose it is. */
  static final class Step {
    final Probe probe;
    final Weave weave;

    Step(Probe probe, Weave weave) {
      this.probe = probe;
      this.weave = weave;
    }
  }
}
