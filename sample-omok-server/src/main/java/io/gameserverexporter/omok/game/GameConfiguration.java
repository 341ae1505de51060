package io.gameserverexporter.omok.game;

import io.gameserverexporter.omok.ServiceSetup;
import io.gameserverexporter.omok.database.DatabaseConfiguration;
import io.gameserverexporter.omok.game.guard.BodyGuard;
import io.gameserverexporter.omok.game.guard.LockRelease;
import io.gameserverexporter.omok.game.guard.RequestGuard;
import io.gameserverexporter.omok.game.guard.Sessions;
import io.gameserverexporter.omok.game.page.PageConfiguration;
import io.gameserverexporter.omok.game.play.GamePlayController;
import io.gameserverexporter.omok.game.play.PlayerRooms;
import io.gameserverexporter.omok.game.player.PlayerConfiguration;
import io.gameserverexporter.omok.room.Rooms;
import io.gameserverexporter.omok.store.Stores;
import io.gameserverexporter.omok.store.StoresConfiguration;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The game service's parts. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
  WebConfiguration.class,
  DatabaseConfiguration.class,
  StoresConfiguration.class,
  BodyGuard.class,
  LockRelease.class,
  LoginController.class,
  MatchingController.class,
  GamePlayController.class,
  PlayerConfiguration.class,
  PageConfiguration.class
})
public class GameConfiguration {
  @Bean
  Sessions sessions(Stores stores, ServiceSetup setup) {
    return new Sessions(stores.own(), setup.clock());
  }

  @Bean
  ServiceClient hive(ServiceSetup setup) {
    return new ServiceClient(setup.hiveUrl(), ErrorCode.HIVE_FAILED);
  }

  @Bean
  ServiceClient match(ServiceSetup setup) {
    return new ServiceClient(setup.matchUrl(), ErrorCode.SERVER_FAILED);
  }

  @Bean
  Rooms rooms(Stores stores) {
    return new Rooms(stores.shared());
  }

  @Bean
  PlayerRooms playerRooms(Stores stores, Rooms rooms, ServiceSetup setup) {
    return new PlayerRooms(stores.own(), rooms, setup.clock());
  }

  @Bean
  WebMvcConfigurer guard(Sessions sessions, Stores stores) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RequestGuard(sessions, stores.locks()));
      }
    };
  }
}
