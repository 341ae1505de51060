package io.gameserverexporter.omok.store;

import org.springframework.data.redis.core.RedisTemplate;

/** All stores in one Redis, with the profile {@code redis}. */
final class RedisStores implements Stores {
  private final ExpiringStore store;
  private final PlayerLocks locks;

  RedisStores(RedisTemplate<String, byte[]> redis) {
    this.store = new RedisStore(redis);
    this.locks = new RedisPlayerLocks(redis);
  }

  @Override
  public ExpiringStore own() {
    return store;
  }

  @Override
  public ExpiringStore shared() {
    return store;
  }

  @Override
  public PlayerLocks locks() {
    return locks;
  }
}
