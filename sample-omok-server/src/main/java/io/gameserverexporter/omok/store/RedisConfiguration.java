package io.gameserverexporter.omok.store;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.connection.RedisConfiguration.WithPassword;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;

/** The stores in Redis, with the profile {@code redis}. */
@Configuration(proxyBeanMethods = false)
@Profile("redis")
public class RedisConfiguration {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Bean
  LettuceConnectionFactory redisConnections(
      @Value("${redis.url}") String url,
      @Value("${redis.user}") String user,
      @Value("${redis.password}") String password) {
    var redis = LettuceConnectionFactory.createRedisConfiguration(url);
    if (redis instanceof WithPassword account && !password.isEmpty()) {
      account.setUsername(user.isEmpty() ? null : user);
      account.setPassword(password);
    }
    return new LettuceConnectionFactory(
        redis, LettuceClientConfiguration.builder().commandTimeout(TIMEOUT).build());
  }

  @Bean
  Stores redisStores(LettuceConnectionFactory connections) {
    RedisTemplate<String, byte[]> redis = new RedisTemplate<>();
    redis.setConnectionFactory(connections);
    redis.setKeySerializer(RedisSerializer.string());
    redis.setValueSerializer(RedisSerializer.byteArray());
    redis.afterPropertiesSet();
    return new RedisStores(redis);
  }
}
