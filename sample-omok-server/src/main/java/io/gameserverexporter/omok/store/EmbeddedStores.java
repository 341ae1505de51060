package io.gameserverexporter.omok.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Stores without Redis; the package's description says who owns what. */
public final class EmbeddedStores implements Stores {
  private final ExpiringStore own;
  private final ExpiringStore shared;
  private final PlayerLocks locks = new MemoryPlayerLocks();
  private final Closeable connections;

  private EmbeddedStores(ExpiringStore own, ExpiringStore shared, Closeable connections) {
    this.own = own;
    this.shared = shared;
    this.connections = connections;
  }

  /** For services that share a process, and what the others must not see: {@code shared}. */
  public static EmbeddedStores sharing(Clock clock, MemoryStore shared) {
    return new EmbeddedStores(new MemoryStore(clock), shared, () -> {});
  }

  /**
   * For match in a process of its own: serves the shared store to game.
   *
   * @throws IOException when no loopback port can be had or the data folder cannot be written
   */
  public static EmbeddedStores serving(Clock clock, Path data) throws IOException {
    MemoryStore shared = new MemoryStore(clock);
    return new EmbeddedStores(new MemoryStore(clock), shared, StoreServer.start(shared, data));
  }

  /** For game in a process of its own: the shared store is match's. */
  public static EmbeddedStores connecting(Clock clock, Path data) {
    StoreClient shared = new StoreClient(data);
    return new EmbeddedStores(new MemoryStore(clock), shared, shared);
  }

  @Override
  public ExpiringStore own() {
    return own;
  }

  @Override
  public ExpiringStore shared() {
    return shared;
  }

  @Override
  public PlayerLocks locks() {
    return locks;
  }

  @Override
  public void close() throws IOException {
    connections.close();
  }
}
