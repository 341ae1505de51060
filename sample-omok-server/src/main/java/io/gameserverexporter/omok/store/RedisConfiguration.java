package io.gameserverexporter.omok.store;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;

/** The stores in Redis, with the profile {@code redis}. */
@Configuration(proxyBeanMethods = false)
@Profile("redis")
@ImportAutoConfiguration(DataRedisAutoConfiguration.class)
public class RedisConfiguration {
  @Bean
  Stores redisStores(RedisConnectionFactory connections) {
    RedisTemplate<String, byte[]> redis = new RedisTemplate<>();
    redis.setConnectionFactory(connections);
    redis.setKeySerializer(RedisSerializer.string());
    redis.setValueSerializer(RedisSerializer.byteArray());
    redis.afterPropertiesSet();
    return new RedisStores(redis);
  }
}
