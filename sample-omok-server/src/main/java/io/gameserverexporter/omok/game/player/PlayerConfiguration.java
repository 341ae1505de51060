package io.gameserverexporter.omok.game.player;

import io.gameserverexporter.omok.ServiceSetup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
@Import({
  PlayerInfoController.class,
  ItemController.class,
  MailController.class,
  AttendanceController.class,
  FriendController.class
})
public class PlayerConfiguration {
  @Bean
  Items items(JdbcClient jdbc) {
    return new Items(jdbc);
  }

  @Bean
  Players players(
      JdbcClient jdbc, TransactionTemplate transactions, Items items, ServiceSetup setup) {
    return new Players(jdbc, transactions, items, setup.clock());
  }

  @Bean
  Mails mails(JdbcClient jdbc, TransactionTemplate transactions, Items items, ServiceSetup setup) {
    return new Mails(jdbc, transactions, items, setup.clock());
  }

  @Bean
  Attendance attendance(
      JdbcClient jdbc, TransactionTemplate transactions, Mails mails, ServiceSetup setup) {
    return new Attendance(jdbc, transactions, mails, setup.clock());
  }

  @Bean
  Friends friends(JdbcClient jdbc, ServiceSetup setup) {
    return new Friends(jdbc, setup.clock());
  }
}
