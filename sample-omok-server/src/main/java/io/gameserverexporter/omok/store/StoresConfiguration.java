package io.gameserverexporter.omok.store;

import io.gameserverexporter.omok.ServiceSetup;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** A service's stores: embedded, or in Redis with the profile {@code redis}. */
@Configuration(proxyBeanMethods = false)
@Import(RedisConfiguration.class)
public class StoresConfiguration {
  @Bean
  @Profile("!redis")
  Stores embeddedStores(ServiceSetup setup) throws IOException {
    return setup.stores().create();
  }
}
