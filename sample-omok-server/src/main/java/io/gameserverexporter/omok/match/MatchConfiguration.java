package io.gameserverexporter.omok.match;

import io.gameserverexporter.omok.ServiceSetup;
import io.gameserverexporter.omok.room.Rooms;
import io.gameserverexporter.omok.store.Stores;
import io.gameserverexporter.omok.store.StoresConfiguration;
import io.gameserverexporter.omok.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The match service's parts. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({WebConfiguration.class, StoresConfiguration.class, MatchController.class})
public class MatchConfiguration {
  @Bean
  Matchmaker matchmaker(Stores stores, ServiceSetup setup) {
    return new Matchmaker(new Rooms(stores.shared()), setup.clock());
  }

  @Bean(initMethod = "start")
  MatchWorker matchWorker(Matchmaker matchmaker) {
    return new MatchWorker(matchmaker);
  }
}
