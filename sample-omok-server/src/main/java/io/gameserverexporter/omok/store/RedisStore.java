package io.gameserverexporter.omok.store;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisTemplate;

/** The store in Redis; Redis itself forgets the values in time. */
final class RedisStore implements ExpiringStore {
  private final RedisTemplate<String, byte[]> redis;

  RedisStore(RedisTemplate<String, byte[]> redis) {
    this.redis = redis;
  }

  @Override
  public byte @Nullable [] get(String key) {
    return call(() -> redis.opsForValue().get(key));
  }

  @Override
  public void put(String key, byte[] value, Duration keep) {
    call(
        () -> {
          redis.opsForValue().set(key, value, keep);
          return null;
        });
  }

  @Override
  public void remove(String key) {
    call(() -> redis.delete(key));
  }

  static <T> @Nullable T call(Supplier<@Nullable T> command) {
    try {
      return command.get();
    } catch (DataAccessException e) {
      throw new StoreException("Redis does not answer; see --redis.url", e);
    }
  }
}
