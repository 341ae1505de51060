package io.gameserverexporter.collect.game;

import io.gameserverexporter.boot.IdentityReference;
import io.gameserverexporter.boot.MethodSink;
import io.gameserverexporter.boot.Stderr;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one class that have been made since it is watched, and are not collected yet. Does
 * not keep them alive.
 */
final class LivingObjects implements MethodSink {
  /** Beyond this, what is watched costs more than it tells. */
  private static final int MOST = 100_000;

  private final String className;
  // The game's threads add to it while the agent's reads it, and neither waits.
  private final Set<IdentityReference> held = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private final AtomicBoolean full = new AtomicBoolean();

  LivingObjects(String className) {
    this.className = className;
  }

  @Override
  public void made(Object object) {
    forgetCollected();
    if (count.get() < MOST) {
      // A constructor that calls another of its class tells of the same object twice.
      if (held.add(new IdentityReference(object, collected))) {
        count.incrementAndGet();
      }
    } else if (full.compareAndSet(false, true)) {
      Stderr.line(
          "more than "
              + MOST
              + " objects of "
              + className
              + " are alive: the gauges of the configuration that begin at them miss the others");
    }
  }

  /** Those that are alive. */
  List<Object> all() {
    forgetCollected();
    List<Object> alive = new ArrayList<>(count.get());
    for (IdentityReference each : held) {
      Object object = each.get();
      if (object != null) {
        alive.add(object);
      }
    }
    return alive;
  }

  private void forgetCollected() {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      if (held.remove(gone)) {
        count.decrementAndGet();
      }
    }
  }

  @Override
  public long begun() {
    return 0;
  }

  @Override
  public void ended(long startNanos, @Nullable Throwable error) {}

  @Override
  public void ended(
      long startNanos,
      @Nullable Throwable error,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments,
      @Nullable Object result) {}
}
