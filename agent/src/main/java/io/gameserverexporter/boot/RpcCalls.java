package io.gameserverexporter.boot;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The calls that are open, by the server's object for each.
 *
 * <p>A call is at one of the few places that belong to its object's identity; only when those are
 * taken, which many thousand open calls make likely, it is in a map, which allocates. Nothing
 * locks. Calls are not used again: a thread that has found one may be slow, and must not find
 * another one's behind it.
 */
final class RpcCalls {
  private static final int PLACES = 4096;
  private static final int PROBES = 8;

  private static final AtomicReferenceArray<@Nullable RpcCall> OPEN =
      new AtomicReferenceArray<>(PLACES);
  private static final ConcurrentMap<Object, RpcCall> MORE = new ConcurrentHashMap<>();

  private RpcCalls() {}

  static void add(RpcCall call) {
    int home = home(call.stream);
    for (int i = 0; i < PROBES; i++) {
      int place = (home + i) & (PLACES - 1);
      if (OPEN.get(place) == null) {
        call.place = place;
        if (OPEN.compareAndSet(place, null, call)) {
          return;
        }
      }
    }
    call.place = -1;
    MORE.put(call.stream, call);
  }

  /** The open call of that object, null when it has none. */
  static @Nullable RpcCall find(Object stream) {
    int home = home(stream);
    for (int i = 0; i < PROBES; i++) {
      RpcCall call = OPEN.get((home + i) & (PLACES - 1));
      if (call != null && call.stream == stream) {
        return call;
      }
    }
    return MORE.isEmpty() ? null : MORE.get(stream);
  }

  /** True for one caller only, however many threads see the end. */
  static boolean remove(RpcCall call) {
    int place = call.place;
    return place < 0 ? MORE.remove(call.stream, call) : OPEN.compareAndSet(place, call, null);
  }

  private static int home(Object stream) {
    int hash = System.identityHashCode(stream);
    return hash ^ (hash >>> 12);
  }
}
