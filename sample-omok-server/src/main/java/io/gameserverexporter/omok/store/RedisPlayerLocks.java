package io.gameserverexporter.omok.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Locks in Redis; they expire, so that a game server that dies does not lock its players out. */
final class RedisPlayerLocks implements PlayerLocks {
  private static final Duration KEEP = Duration.ofSeconds(30);

  /** Deletes the lock only if it is still ours and not a later one. */
  private static final RedisScript<Long> RELEASE =
      RedisScript.of(
          "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else"
              + " return 0 end",
          Long.class);

  private final RedisTemplate<String, byte[]> redis;

  RedisPlayerLocks(RedisTemplate<String, byte[]> redis) {
    this.redis = redis;
  }

  @Override
  public @Nullable PlayerLock tryLock(String playerId) {
    String key = "omok:lock:" + playerId;
    byte[] owner = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    Boolean taken = RedisStore.call(() -> redis.opsForValue().setIfAbsent(key, owner, KEEP));
    if (!Boolean.TRUE.equals(taken)) {
      return null;
    }
    return () -> RedisStore.call(() -> redis.execute(RELEASE, List.of(key), (Object) owner));
  }
}
