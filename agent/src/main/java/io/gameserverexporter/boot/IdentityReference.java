package io.gameserverexporter.boot;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** Holds an object weakly; equal to those that hold the same, never mind what it thinks of that. */
public final class IdentityReference extends WeakReference<Object> {
  private final int hash;

  /**
   * @param gone gets this when the object has been collected
   */
  public IdentityReference(Object object, ReferenceQueue<Object> gone) {
    super(object, gone);
    hash = System.identityHashCode(object);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    Object object = get();
    return object != null
        && other instanceof IdentityReference
        && ((IdentityReference) other).get() == object;
  }
}
