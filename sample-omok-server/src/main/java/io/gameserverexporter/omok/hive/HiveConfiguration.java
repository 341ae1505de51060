package io.gameserverexporter.omok.hive;

import io.gameserverexporter.omok.ServiceSetup;
import io.gameserverexporter.omok.database.DatabaseConfiguration;
import io.gameserverexporter.omok.store.Stores;
import io.gameserverexporter.omok.store.StoresConfiguration;
import io.gameserverexporter.omok.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hive service's parts. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
  WebConfiguration.class,
  DatabaseConfiguration.class,
  StoresConfiguration.class,
  HiveController.class
})
public class HiveConfiguration {
  @Bean
  Accounts accounts(JdbcClient jdbc, ServiceSetup setup) {
    return new Accounts(jdbc, new Passwords(setup.passwordStrength()), setup.clock());
  }

  @Bean
  Tokens tokens(Stores stores) {
    return new Tokens(stores.own());
  }
}
