package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.Jvms;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The setting routes, on servers that tell their paths in different ways. */
class RoutesIT {

  static Stream<ServerProgram> servlets() {
    return Stream.of(
        Programs.TOMCAT_9,
        Programs.TOMCAT_11,
        Programs.JETTY_9,
        Programs.JETTY_12,
        Programs.UNDERTOW_2_3);
  }

  @ParameterizedTest
  @MethodSource("servlets")
  void templatesCountBeforeTheServersOwn(ServerProgram program) throws Exception {
    try (RunningServer server =
        program.start(Jvms.running(), ",routes=/app/prefix/{player}/moves;/app/prefix/{player}")) {
      server.countsExactly(
          client -> {
            client.get("/app/prefix/7/moves").answered(200).countedAs("/app/prefix/{player}/moves");
            client.get("/app/prefix/7?x=y").answered(200).countedAs("/app/prefix/{player}");
            client.get("/app/prefix/7/8/9").answered(200).countedAs("/app/prefix/*");
            client.get("/app/status/500").answered(500).countedAs("/app/status/*", "500");
            client.get("/app/exact").answered(200).countedAs("/app/exact");
          });
    }
  }

  @ParameterizedTest
  @MethodSource("servlets")
  void templatesAreMadeOfPaths(ServerProgram program) throws Exception {
    try (RunningServer server = program.start(Jvms.running(), ",routes=auto")) {
      server.countsExactly(
          client -> {
            client.get("/app/prefix/7/moves").answered(200).countedAs("/app/prefix/{number}/moves");
            client.get("/app/prefix/8/moves").answered(200).countedAs("/app/prefix/{number}/moves");
            client.get("/app/exact").answered(200).countedAs("/app/exact");
            client.get("/app/some/thing.do").answered(200).countedAs("/app/*.do");
          });
    }
  }

  static Stream<ServerProgram> withoutRoutes() {
    return Stream.of(Programs.NETTY_4_2, Programs.VERTX_5, Programs.REACTOR_NETTY);
  }

  @ParameterizedTest
  @MethodSource("withoutRoutes")
  void serversThatKnowNoneGetThem(ServerProgram program) throws Exception {
    try (RunningServer server = program.start(Jvms.running(), ",routes=/status/{code}")) {
      server.countsExactly(
          client -> {
            client.get("/status/200?a").answered(200).countedAs("/status/{code}");
            client.get("/status/404").answered(404).countedAs("/status/{code}");
            client.get("/ok").answered(200).countedAs("");
          });
    }
  }

  @Test
  void contextsOfTheJdksServerAreVague() throws Exception {
    ServerProgram jdk = Programs.JDK;
    Site site = jdk.site();
    ServerProgram program =
        new ServerProgram(
            jdk.name(),
            jdk.release(),
            jdk.libraries(),
            jdk.sources(),
            jdk.renames(),
            jdk.command(),
            new Site(
                new Place("/api/x", "/api/x"),
                site.upload(),
                site.download(),
                site.statuses(),
                site.anything()));
    try (RunningServer server = program.start(Jvms.running(), ",routes=/api/rooms/{room};auto")) {
      server.countsExactly(
          client -> {
            client.get("/api/rooms/7?a").answered(200).countedAs("/api/rooms/{room}");
            client.get("/api/players/7").answered(200).countedAs("/api/players/{number}");
            client.get("/status/404").answered(404).countedAs("/status/");
          });
    }
  }
}
