package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of servers under test. */
final class Programs {
  private static final Place UNMAPPED = new Place("/app/nothing/", "");
  private static final Site SERVLETS =
      Site.of(
          new Place("/app/exact", "/app/exact"),
          "/app",
          new Place("/app/status/", "/app/status/*"),
          UNMAPPED);
  private static final Site CONTROLLERS =
      Site.of(
          new Place("/app/items/7", "/app/items/{id}"),
          "/app",
          new Place("/app/status/", "/app/status/{code}/{rest}"),
          UNMAPPED);
  private static final Site CONTEXTS =
      Site.of(
          new Place("/api/x", "/api/"),
          "",
          new Place("/status/", "/status/"),
          new Place("/api/", "/api/"));
  private static final Site HANDLERS =
      Site.of(
          new Place("/api/items/7", "/api/items/{id}"),
          "",
          new Place("/status/", "/status/{code}/{rest}"),
          new Place("/nothing/", ""));

  private static final Site NO_ROUTES =
      new Site(
          new Place("/ok", ""),
          new Place("/upload", ""),
          new Place("/download", ""),
          new Place("/status/", ""),
          new Place("/ok/", ""));

  private static final Site REGISTERED =
      Site.of(
          new Place("/exact", "/exact"),
          "",
          new Place("/status/", "/status"),
          new Place("/api/", "/api"));
  private static final Site TABLE_OF_PATHS =
      Site.of(
          new Place("/ok", "/ok"),
          "",
          new Place("/status/", "/status/*"),
          new Place("/nothing/", ""));
  private static final Site WITHOUT_ROUTES =
      new Site(
          new Place("/ok", ""),
          new Place("/upload", ""),
          new Place("/download", ""),
          new Place("/status/", ""),
          new Place("/nothing/", ""));

  private static final Site PLAYERS =
      Site.of(
          new Place("/app/players/7", "/app/players/{id}"),
          "/app",
          new Place("/app/status/", "/app/status/{code}/{rest}"),
          new Place("/app/nothing/", "/app/*"));

  private static final Site ROUTES =
      Site.of(
          new Place("/players/7", "/players/:id"),
          "",
          new Place("/status/", "/status/:code/:rest"),
          new Place("/nothing/", ""));

  private static final Site TEMPLATES =
      Site.of(
          new Place("/players/7", "/players/{id}"),
          "",
          new Place("/status/", "/status/{code}/{rest}"),
          new Place("/nothing/", ""));

  private static final Site ITEMS =
      Site.of(
          new Place("/items/7", "/items/{id}"),
          "",
          new Place("/status/", "/status/{code}/{rest}"),
          new Place("/nothing/", ""));

  private static final Site COLONS =
      Site.of(
          new Place("/items/7", "/items/:id"),
          "",
          new Place("/status/", "/status/:code/:rest"),
          new Place("/nothing/", ""));

  private static final Map<String, String> JAVAX = Map.of();
  private static final Map<String, String> JAKARTA = Map.of("javax.servlet", "jakarta.servlet");
  private static final Map<String, String> JAKARTA_WS =
      Map.of("javax.servlet", "jakarta.servlet", "javax.ws.rs", "jakarta.ws.rs");
  private static final Map<String, String> JAKARTA_WEBSOCKET =
      Map.of("javax.servlet", "jakarta.servlet", "javax.websocket", "jakarta.websocket");
  private static final Map<String, String> JETTY_EE8 =
      Map.of("org.eclipse.jetty.servlet", "org.eclipse.jetty.ee8.servlet");
  private static final Map<String, String> JETTY_EE9 =
      Map.of(
          "javax.servlet", "jakarta.servlet",
          "org.eclipse.jetty.servlet", "org.eclipse.jetty.ee9.servlet");
  private static final Map<String, String> JETTY_EE11 =
      Map.of(
          "javax.servlet", "jakarta.servlet",
          "org.eclipse.jetty.servlet", "org.eclipse.jetty.ee11.servlet");
  private static final Map<String, String> JETTY_EE10 =
      Map.of(
          "javax.servlet", "jakarta.servlet",
          "org.eclipse.jetty.servlet", "org.eclipse.jetty.ee10.servlet");

  private static final Map<String, String> JETTY_9_ECHO =
      Map.of(
          "websocket.javax.server.config.JavaxWebSocketServlet",
              "websocket.jsr356.server.deploy.WebSocketServer",
          " JavaxWebSocketServlet", " WebSocketServer");
  private static final Map<String, String> JETTY_11_ECHO =
      Map.of(
          "javax.websocket", "jakarta.websocket",
          "websocket.javax.server.config.Javax", "websocket.jakarta.server.config.Jakarta",
          " JavaxWebSocket", " JakartaWebSocket");
  private static final Map<String, String> JETTY_EE10_ECHO =
      Map.of(
          "javax.websocket", "jakarta.websocket",
          "org.eclipse.jetty.servlet", "org.eclipse.jetty.ee10.servlet",
          "org.eclipse.jetty.websocket.javax.server.config.Javax",
              "org.eclipse.jetty.ee10.websocket.jakarta.server.config.Jakarta",
          " JavaxWebSocket", " JakartaWebSocket");

  private static final Map<String, String> KTOR_ON_CIO =
      Map.of(
          "server.netty.", "server.cio.",
          "Netty", "CIO",
          "configuration.setEnableHttp2(true);", "",
          "configuration.setEnableH2c(true);", "");

  private static final Map<String, String> EPOLL =
      Map.of(
          "netty.channel.nio.Nio", "netty.channel.epoll.Epoll",
          "netty.channel.socket.nio.Nio", "netty.channel.epoll.Epoll",
          "(Nio", "(Epoll",
          "new Nio", "new Epoll");
  private static final Map<String, String> IO_URING =
      Map.of(
          "netty.channel.nio.NioEventLoopGroup", "netty.channel.MultiThreadIoEventLoopGroup",
          "netty.channel.socket.nio.Nio", "netty.channel.uring.IoUring",
          "(Nio", "(IoUring",
          "new NioEventLoopGroup(2)",
              "new MultiThreadIoEventLoopGroup(2,"
                  + " io.netty.channel.uring.IoUringIoHandler.newFactory())");

  static final ServerProgram TOMCAT_8_5 = tomcat("8.5", 8, JAVAX);
  static final ServerProgram TOMCAT_9 = tomcat("9.0", 8, JAVAX);
  static final ServerProgram TOMCAT_10_1 = tomcat("10.1", 11, JAKARTA);
  static final ServerProgram TOMCAT_11 = tomcat("11.0", 17, JAKARTA);

  static final ServerProgram TOMCAT_8_5_WEBSOCKET = tomcatWebSocket("8.5", 8, JAVAX);
  static final ServerProgram TOMCAT_9_WEBSOCKET = tomcatWebSocket("9.0", 8, JAVAX);
  static final ServerProgram TOMCAT_10_1_WEBSOCKET = tomcatWebSocket("10.1", 11, JAKARTA_WEBSOCKET);
  static final ServerProgram TOMCAT_11_WEBSOCKET = tomcatWebSocket("11.0", 17, JAKARTA_WEBSOCKET);

  static final ServerProgram JETTY_9_WEBSOCKET =
      jettyWebSocket("9.4", 8, JETTY_9_ECHO, "jetty-9.4", "jetty-websocket-9.4");
  static final ServerProgram JETTY_10_WEBSOCKET =
      jettyWebSocket("10.0", 11, JAVAX, "jetty-10.0", "jetty-websocket-10.0");
  static final ServerProgram JETTY_11_WEBSOCKET =
      jettyWebSocket("11.0", 11, JETTY_11_ECHO, "jetty-11.0", "jetty-websocket-11.0");
  static final ServerProgram JETTY_12_0_WEBSOCKET =
      jettyWebSocket("12.0", 17, JETTY_EE10_ECHO, "jetty-websocket-12.0");
  static final ServerProgram JETTY_12_WEBSOCKET =
      jettyWebSocket("12.1", 17, JETTY_EE10_ECHO, "jetty-websocket-12.1");

  static final ServerProgram UNDERTOW_2_2_WEBSOCKET = undertowWebSocket("2.2", "io", Map.of());
  static final ServerProgram UNDERTOW_2_3_WEBSOCKET =
      undertowWebSocket("2.3", "worker", Map.of("javax.websocket", "jakarta.websocket"));

  static final ServerProgram UNDERTOW_2_3_SOCKETS =
      new ServerProgram(
          "undertow 2.3 websocket handlers",
          11,
          List.of("undertow-2.3"),
          List.of("console", "undertow-websocket-handlers"),
          JAVAX,
          List.of("testservers.undertowwebsocket.UndertowSockets"),
          WITHOUT_ROUTES);

  static final ServerProgram SPRING_6_SOCKETS_TOMCAT =
      new ServerProgram(
          "spring 6.2 websocket on tomcat",
          17,
          List.of("spring-6.2", "spring-websocket-6.2", "tomcat-10.1", "tomcat-websocket-10.1"),
          List.of("console", "tomcat", "spring-websocket", "spring-websocket-tomcat"),
          JAKARTA_WEBSOCKET,
          List.of(
              "testservers.tomcat.TomcatServer",
              "testservers.springwebsocket.SocketsOnTomcat",
              "false"),
          WITHOUT_ROUTES);

  static final ServerProgram SPRING_6_SOCKETS_JETTY =
      socketsOnJetty("6.2", JAKARTA_WEBSOCKET, "jetty-websocket-12.1");
  static final ServerProgram SPRING_7_SOCKETS_JETTY =
      socketsOnJetty(
          "7.0",
          Map.of("javax.servlet", "jakarta.servlet", ".ee10.", ".ee11."),
          "jetty-websocket-12.1-ee11",
          "jetty-websocket-12.1");

  static final ServerProgram SPRING_5 = spring("5.3", "9.0", 8, JAVAX);
  static final ServerProgram SPRING_6 = spring("6.2", "10.1", 17, JAKARTA);
  static final ServerProgram SPRING_7 = spring("7.0", "11.0", 17, JAKARTA);

  static final ServerProgram JETTY_9 = servlets("jetty", "9.4", "Jetty", 8, JAVAX);
  static final ServerProgram JETTY_10 = servlets("jetty", "10.0", "Jetty", 11, JAVAX);
  static final ServerProgram JETTY_11 = servlets("jetty", "11.0", "Jetty", 11, JAKARTA);
  static final ServerProgram JETTY_12_0 = servlets("jetty", "12.0", "Jetty", 17, JETTY_EE10);
  static final ServerProgram JETTY_12 = servlets("jetty", "12.1", "Jetty", 17, JETTY_EE10);
  static final ServerProgram JETTY_12_EE8 = beside(JETTY_12_0, "ee8", JETTY_EE8);
  static final ServerProgram JETTY_12_EE9 = beside(JETTY_12_0, "ee9", JETTY_EE9);
  static final ServerProgram JETTY_12_EE11 = beside(JETTY_12, "ee11", JETTY_EE11);
  static final ServerProgram JETTY_9_HANDLERS =
      handlers("9.4", 8, "jetty-handlers", JAVAX, WITHOUT_ROUTES);
  static final ServerProgram JETTY_10_HANDLERS =
      handlers("10.0", 11, "jetty-handlers", JAVAX, WITHOUT_ROUTES);
  static final ServerProgram JETTY_11_HANDLERS =
      handlers("11.0", 11, "jetty-handlers", JAKARTA, WITHOUT_ROUTES);
  static final ServerProgram JETTY_12_0_HANDLERS =
      handlers("12.0", 17, "jetty-12-handlers", JAVAX, TABLE_OF_PATHS);
  static final ServerProgram JETTY_12_HANDLERS =
      handlers("12.1", 17, "jetty-12-handlers", JAVAX, TABLE_OF_PATHS);
  static final ServerProgram UNDERTOW_1_4 = servlets("undertow", "1.4", "Undertow", 8, JAVAX);
  static final ServerProgram UNDERTOW_2_2 = servlets("undertow", "2.2", "Undertow", 11, JAVAX);
  static final ServerProgram UNDERTOW_2_3 = servlets("undertow", "2.3", "Undertow", 11, JAKARTA);
  static final ServerProgram UNDERTOW_HANDLERS_1_4 = undertowHandlers("1.4", 8);
  static final ServerProgram UNDERTOW_HANDLERS_2_3 = undertowHandlers("2.3", 11);

  static final ServerProgram JDK = jdk();

  static final ServerProgram NETTY_4_1_0 = netty("4.1.0", 8, "codec");
  static final ServerProgram NETTY_4_1 = netty("4.1", 8, "codec");
  static final ServerProgram NETTY_4_2 = netty("4.2", 17, "codec");
  static final ServerProgram NETTY_4_1_0_GAME = nettyGame("4.1.0", 8);
  static final ServerProgram NETTY_4_1_GAME = nettyGame("4.1", 8);
  static final ServerProgram NETTY_4_2_GAME = nettyGame("4.2", 17);
  static final ServerProgram NETTY_4_1_EPOLL_GAME = nettyNativeGame("4.1", 8, "epoll", EPOLL);
  static final ServerProgram NETTY_4_2_EPOLL_GAME = nettyNativeGame("4.2", 17, "epoll", EPOLL);
  static final ServerProgram NETTY_4_2_IO_URING_GAME =
      nettyNativeGame("4.2", 17, "io_uring", IO_URING);
  static final ServerProgram NETTY_4_1_PAIR = netty("4.1", 8, "pair");
  static final ServerProgram NETTY_4_2_PAIR = netty("4.2", 17, "pair");
  static final ServerProgram VERTX_4 = vertx("4.5", "4.1", 8);
  static final ServerProgram VERTX_5 = vertx("5.2", "4.2", 11);
  static final ServerProgram REACTOR_NETTY =
      new ServerProgram(
          "reactor 1.2",
          8,
          List.of("reactor-1.2", "netty-4.1", "netty-more-4.1"),
          List.of("console", "reactor"),
          JAVAX,
          List.of("testservers.reactor.ReactorServer"),
          NO_ROUTES);

  static final ServerProgram JAVALIN_5 = javalin("5", 11, "javalin-5", JAVAX);
  static final ServerProgram JAVALIN_6 =
      javalin(
          "6",
          11,
          "javalin-5",
          Map.of("config.routing", "config.router", "addHandler", "addHttpHandler"));
  static final ServerProgram JAVALIN_7 = javalin("7", 17, "javalin-7", JAVAX);

  static final ServerProgram SPARK =
      new ServerProgram(
          "spark 2.9",
          8,
          List.of("spark-2.9"),
          List.of("console", "spark"),
          JAVAX,
          List.of("testservers.spark.SparkServer"),
          ROUTES);

  static final ServerProgram HELIDON_4_0 =
      helidon(
          "4.0",
          new Site(
              new Place("/players/7", ""),
              new Place("/upload", ""),
              new Place("/download", ""),
              new Place("/status/", ""),
              new Place("/nothing/", "")));
  static final ServerProgram HELIDON_4_5 = helidon("4.5", TEMPLATES);
  static final ServerProgram HELIDON_4_5_SOCKETS =
      new ServerProgram(
          "helidon 4.5 websocket",
          21,
          List.of("helidon-4.5", "helidon-websocket-4.5"),
          List.of("console", "helidon-websocket"),
          JAVAX,
          List.of("testservers.helidonwebsocket.HelidonSockets"),
          WITHOUT_ROUTES);
  static final ServerProgram HELIDON_4_5_HTTP_2 = helidonMore("http2");
  static final ServerProgram GRIZZLY_2_4 = grizzly("2.4", 8);
  static final ServerProgram GRIZZLY_4_0 = grizzly("4.0", 11);
  static final ServerProgram GRIZZLY_4_0_HTTP_2 = grizzlyMore();
  static final ServerProgram JERSEY_2_GRIZZLY = jersey("2", "2.4", 8, JAVAX, "grizzly", "/game");
  static final ServerProgram JERSEY_2_JDK = jersey("2", "2.4", 8, JAVAX, "jdk", "/game/");
  static final ServerProgram JERSEY_3_GRIZZLY =
      jersey("3.1", "4.0", 11, JAKARTA_WS, "grizzly", "/game");
  static final ServerProgram JERSEY_3_TOMCAT = jerseyOnTomcat();
  static final ServerProgram JERSEY_4_JDK = jersey("4.0", "4.0", 17, JAKARTA_WS, "jdk", "/game/");
  static final ServerProgram RESTEASY_4 = resteasy("4.7", "2.2", JAVAX);
  static final ServerProgram RESTEASY_5 = resteasy("5.0", "2.2", JAVAX);
  static final ServerProgram RESTEASY_6 = resteasy("6.2", "2.3", JAKARTA_WS);
  static final ServerProgram WEBFLUX_5 = webFlux("5.3", "4.1", 8);
  static final ServerProgram WEBFLUX_6 = webFlux("6.2", "4.1", 17);
  static final ServerProgram WEBFLUX_7 = webFlux("7.0", "4.2", 17);
  static final ServerProgram WEBFLUX_TOMCAT =
      webFluxOn("6.2", "tomcat", "Tomcat", "tomcat-10.1", "tomcat-websocket-10.1");
  static final ServerProgram WEBFLUX_UNDERTOW =
      webFluxOn("6.2", "undertow", "Undertow", "undertow-2.3");
  static final ServerProgram WEBFLUX_JETTY =
      webFluxOn("7.0", "jetty", "Jetty", "jetty-websocket-12.1");

  static final ServerProgram VERTX_WEB_4 = vertxWeb("4.5", "4.1", 8);
  static final ServerProgram VERTX_WEB_5 = vertxWeb("5.1", "4.2", 11);

  static final ServerProgram MICRONAUT_4 =
      new ServerProgram(
          "micronaut 4.10",
          17,
          List.of("micronaut-4.10", "netty-4.2", "netty-more-4.2"),
          List.of("console", "micronaut"),
          JAVAX,
          List.of("testservers.micronaut.MicronautServer"),
          ITEMS);

  static final ServerProgram KTOR_2 = ktor("2.3", "4.1");
  static final ServerProgram KTOR_3 = ktor("3.5", "4.2");

  static final ServerProgram PLAY =
      new ServerProgram(
          "play 3.0",
          11,
          List.of("play-3.0", "netty-4.1"),
          List.of("console", "play"),
          JAVAX,
          List.of("testservers.play.PlayServer"),
          NO_ROUTES);

  static final ServerProgram KTOR_CIO =
      new ServerProgram(
          "ktor 3.5 cio",
          8,
          List.of("ktor-cio-3.5", "ktor-3.5"),
          List.of("console", "ktor", "ktor-3"),
          KTOR_ON_CIO,
          List.of("testservers.ktor.KtorServer"),
          ITEMS);

  static final ServerProgram RATPACK =
      new ServerProgram(
          "ratpack 1.9",
          8,
          List.of("ratpack-1.9", "netty-4.1", "netty-more-4.1"),
          List.of("console", "ratpack"),
          JAVAX,
          List.of("testservers.ratpack.RatpackProgram"),
          COLONS);

  static final ServerProgram RESTEASY_REACTIVE =
      new ServerProgram(
          "resteasy reactive 3.33",
          17,
          List.of("resteasy-reactive-3.33", "vertx-web-4.5", "netty-4.1", "netty-more-4.1"),
          List.of("console", "resteasy-reactive"),
          JAVAX,
          List.of("testservers.resteasyreactive.ReactiveServer"),
          ITEMS);

  static final ServerProgram ARMERIA =
      new ServerProgram(
          "armeria 1.33",
          8,
          List.of("armeria-1.33"),
          List.of("console", "armeria"),
          JAVAX,
          List.of("testservers.armeria.ArmeriaServer"),
          COLONS);

  static final ServerProgram GRPC_1_20 = grpc("1.20", JAVAX, false, "grpc-1.20");
  static final ServerProgram GRPC_OKHTTP =
      grpc(
          "okhttp 1.76",
          Map.of(
              "ServerBuilder.forPort(0)",
              "io.grpc.Grpc.newServerBuilderForPort(0, io.grpc.InsecureServerCredentials.create())"),
          false,
          "grpc-1.76");
  static final ServerProgram GRPC_1_85 = grpc("1.85", JAVAX, true, "grpc-1.85", "grpc-netty-1.85");
  static final ServerProgram GRPC_SERVLET =
      new ServerProgram(
          "grpc servlet 1.76",
          17,
          List.of("grpc-servlet-1.76", "grpc-1.76", "tomcat-10.1"),
          List.of("console", "grpc", "grpc-servlet"),
          JAKARTA,
          List.of("testservers.grpc.GrpcOnTomcat"),
          WITHOUT_ROUTES);
  static final ServerProgram GRPC_SHADED =
      grpc("shaded 1.85", JAVAX, false, "grpc-1.85", "grpc-netty-shaded-1.85");

  static final ServerProgram QUARKUS =
      new ServerProgram(
          "quarkus 3.33",
          17,
          List.of(),
          List.of(),
          JAVAX,
          List.of(ServerProgram.JAR, "quarkus/target/quarkus-app/quarkus-run.jar"),
          Site.of(
              new Place("/app/game/items/7", "/app/game/items/{id}"),
              "/app/game",
              new Place("/app/game/status/", "/app/game/status/{code}/{rest}"),
              new Place("/app/game/nothing/", "")));

  static final ServerProgram WILDFLY =
      whole("wildfly 39", 17, "WildFly", "wildfly-39", JAKARTA_WS, "tomcat-10.1", "resteasy-6.2");
  static final ServerProgram PAYARA_MICRO_5 =
      whole("payara micro 5", 11, "PayaraMicro", "payara-5", JAVAX, "tomcat-9.0", "jersey-2");
  static final ServerProgram PAYARA_MICRO_6 =
      whole(
          "payara micro 6", 11, "PayaraMicro", "payara-6", JAKARTA_WS, "tomcat-10.1", "jersey-3.1");
  static final ServerProgram PAYARA_SERVER_6 =
      whole(
          "payara server 6",
          17,
          "PayaraServer",
          "payara-server-6",
          JAKARTA_WS,
          "tomcat-10.1",
          "jersey-3.1");
  static final ServerProgram GLASSFISH_7 =
      whole("glassfish 7", 17, "GlassFish", "glassfish-7", JAKARTA_WS, "tomcat-10.1", "jersey-3.1");

  static final ServerProgram JAVA_WEBSOCKET_1_5 = javaWebSocket("1.5");
  static final ServerProgram JAVA_WEBSOCKET_1_6 = javaWebSocket("1.6");

  static final ServerProgram MINA_2_0 = game("mina", "2.0", "Mina");
  static final ServerProgram MINA_2_1 = game("mina", "2.1", "Mina");
  static final ServerProgram MINA_2_2 = game("mina", "2.2", "Mina");
  static final ServerProgram KRYONET = game("kryonet", "2.22", "Kryonet");
  static final ServerProgram SPIDERMONKEY_3_1 = game("spidermonkey", "3.1", "SpiderMonkey");
  static final ServerProgram SPIDERMONKEY_3_6 = game("spidermonkey", "3.6", "SpiderMonkey");

  private Programs() {}

  /** The same server with a virtual thread for each request, on JDK 21 and newer. */
  static ServerProgram onVirtualThreads(ServerProgram program) {
    List<String> command = program.command();
    List<String> virtual =
        command.stream().map(argument -> argument.equals("false") ? "true" : argument).toList();
    return new ServerProgram(
        program.name() + " on virtual threads",
        program.release(),
        program.libraries(),
        program.sources(),
        program.renames(),
        virtual,
        program.site());
  }

  private static ServerProgram ktor(String version, String netty) {
    return new ServerProgram(
        "ktor " + version,
        8,
        List.of("ktor-" + version, "netty-" + netty, "netty-more-" + netty),
        List.of("console", "ktor", "ktor-" + version.charAt(0)),
        JAVAX,
        List.of("testservers.ktor.KtorServer"),
        ITEMS);
  }

  private static ServerProgram tomcat(String version, int release, Map<String, String> renames) {
    return new ServerProgram(
        "tomcat " + version,
        release,
        List.of("tomcat-" + version),
        List.of("console", "servlet", "tomcat"),
        renames,
        List.of("testservers.tomcat.TomcatServer", "testservers.servlet.ServletApp", "false"),
        SERVLETS);
  }

  private static ServerProgram tomcatWebSocket(
      String version, int release, Map<String, String> renames) {
    return new ServerProgram(
        "tomcat " + version + " websocket",
        release,
        List.of("tomcat-" + version, "tomcat-websocket-" + version),
        List.of("console", "tomcat", "tomcat-websocket", "websocket"),
        renames,
        List.of(
            "testservers.tomcat.TomcatServer",
            "testservers.tomcatwebsocket.WebSocketApp",
            "false",
            ServerProgram.TLS),
        SERVLETS);
  }

  private static ServerProgram jettyWebSocket(
      String version, int release, Map<String, String> renames, String... libraries) {
    return new ServerProgram(
        "jetty " + version + " websocket",
        release,
        List.of(libraries),
        List.of("console", "websocket", "jetty-websocket"),
        renames,
        List.of("testservers.jettywebsocket.JettyEcho", ServerProgram.TLS),
        WITHOUT_ROUTES);
  }

  private static ServerProgram socketsOnJetty(
      String version, Map<String, String> renames, String... jetty) {
    return new ServerProgram(
        "spring " + version + " websocket on jetty",
        17,
        Stream.concat(
                Stream.of("spring-" + version, "spring-websocket-" + version), Stream.of(jetty))
            .toList(),
        List.of("console", "spring-websocket", "spring-websocket-jetty"),
        renames,
        List.of("testservers.springwebsocket.SocketsOnJetty"),
        WITHOUT_ROUTES);
  }

  private static ServerProgram undertowWebSocket(
      String version, String threads, Map<String, String> renames) {
    return new ServerProgram(
        "undertow " + version + " websocket",
        11,
        List.of("undertow-" + version, "undertow-websocket-" + version),
        List.of("console", "websocket", "undertow-websocket"),
        renames,
        List.of("testservers.undertowwebsocket.UndertowEcho", threads, ServerProgram.TLS),
        WITHOUT_ROUTES);
  }

  private static ServerProgram javaWebSocket(String version) {
    return new ServerProgram(
        "java-websocket " + version,
        8,
        List.of("java-websocket-" + version),
        List.of("console", "java-websocket"),
        JAVAX,
        List.of("testservers.javawebsocket.EchoServer", ServerProgram.TLS),
        NO_ROUTES);
  }

  private static ServerProgram spring(
      String version, String tomcat, int release, Map<String, String> renames) {
    return new ServerProgram(
        "spring " + version,
        release,
        List.of("spring-" + version, "tomcat-" + tomcat),
        List.of("console", "servlet", "tomcat", "spring"),
        renames,
        List.of("testservers.tomcat.TomcatServer", "testservers.spring.SpringApp", "false"),
        CONTROLLERS);
  }

  private static ServerProgram servlets(
      String name, String version, String main, int release, Map<String, String> renames) {
    return new ServerProgram(
        name + " " + version,
        release,
        List.of(name + "-" + version),
        List.of("console", "servlet", name),
        renames,
        List.of("testservers." + name + "." + main + "Server"),
        SERVLETS);
  }

  private static ServerProgram undertowHandlers(String version, int release) {
    return new ServerProgram(
        "undertow handlers " + version,
        release,
        List.of("undertow-" + version),
        List.of("console", "undertow-handlers"),
        JAVAX,
        List.of("testservers.undertow.HandlersServer"),
        HANDLERS);
  }

  /** The same Jetty with another version of the servlet API. */
  private static ServerProgram beside(
      ServerProgram jetty, String version, Map<String, String> renames) {
    return new ServerProgram(
        jetty.name() + " " + version,
        jetty.release(),
        List.of(jetty.libraries().get(0) + "-" + version, jetty.libraries().get(0)),
        jetty.sources(),
        renames,
        jetty.command(),
        jetty.site());
  }

  private static ServerProgram handlers(
      String version, int release, String source, Map<String, String> renames, Site site) {
    return new ServerProgram(
        "jetty " + version + " handlers",
        release,
        List.of("jetty-" + version),
        List.of("console", source),
        renames,
        List.of("testservers.jettyhandlers.JettyHandlers"),
        site);
  }

  private static ServerProgram jdk() {
    return new ServerProgram(
        "jdk httpserver",
        8,
        List.of(),
        List.of("console", "jdk"),
        JAVAX,
        List.of("testservers.jdk.JdkServer", "false"),
        CONTEXTS);
  }

  private static ServerProgram grizzly(String version, int release) {
    return new ServerProgram(
        "grizzly " + version,
        release,
        List.of("grizzly-" + version),
        List.of("console", "grizzly"),
        JAVAX,
        List.of("testservers.grizzly.GrizzlyServer"),
        REGISTERED);
  }

  /** With HTTP/2 and WebSocket beside HTTP/1.1. */
  private static ServerProgram grizzlyMore() {
    return new ServerProgram(
        "grizzly 4.0 http2",
        11,
        List.of("grizzly-4.0", "grizzly-more-4.0"),
        List.of("console", "grizzly", "grizzly-more"),
        JAVAX,
        List.of("testservers.grizzly.GrizzlyServer", "testservers.grizzly.More"),
        REGISTERED);
  }

  private static ServerProgram jersey(
      String version,
      String grizzly,
      int release,
      Map<String, String> renames,
      String server,
      String context) {
    return new ServerProgram(
        "jersey " + version + " on " + server,
        release,
        List.of("jersey-" + version, "grizzly-" + grizzly),
        List.of("console", "jaxrs", "jersey"),
        renames,
        List.of("testservers.jersey.JerseyServer", server),
        resources("/game", context));
  }

  private static ServerProgram jerseyOnTomcat() {
    return new ServerProgram(
        "jersey 3.1 on tomcat",
        11,
        List.of("jersey-3.1", "grizzly-4.0", "tomcat-10.1"),
        List.of("console", "jaxrs", "jersey", "jersey-servlet", "tomcat"),
        JAKARTA_WS,
        List.of("testservers.tomcat.TomcatServer", "testservers.jersey.JerseyServlets", "false"),
        resources("/app/game", "/app/game/*"));
  }

  private static ServerProgram resteasy(
      String version, String undertow, Map<String, String> renames) {
    return new ServerProgram(
        "resteasy " + version,
        11,
        List.of("resteasy-" + version, "undertow-" + undertow),
        List.of("console", "jaxrs", "resteasy"),
        renames,
        List.of("testservers.resteasy.ResteasyServer"),
        resources("/game", "/game/*"));
  }

  /** The servlets and, for what is the same on each server, the resources in one application. */
  private static ServerProgram whole(
      String name,
      int release,
      String main,
      String server,
      Map<String, String> renames,
      String... apis) {
    return new ServerProgram(
            name,
            release,
            List.of(apis),
            List.of("console", "whole"),
            renames,
            List.of("testservers.whole." + main, server),
            resources("/app/game", "/app/game/*"))
        .deploying("servlet", "jaxrs", "jaxrs-app");
  }

  private static Site resources(String base, String unmatched) {
    return Site.of(
        new Place(base + "/players/7", base + "/players/{id}"),
        base,
        new Place(base + "/status/", base + "/status/{code}/{rest}"),
        new Place(base + "/nothing/", unmatched));
  }

  private static ServerProgram netty(String version, int release, String handlers) {
    return new ServerProgram(
        "netty " + version + " " + handlers,
        release,
        List.of("netty-" + version),
        List.of("console", "netty"),
        JAVAX,
        List.of("testservers.netty.NettyServer", handlers, ServerProgram.TLS),
        NO_ROUTES);
  }

  private static ServerProgram nettyGame(String version, int release) {
    return nettyGame("netty " + version + " game", release, "netty-" + version, JAVAX);
  }

  /** On a transport of Netty's that has native code. */
  private static ServerProgram nettyNativeGame(
      String version, int release, String transport, Map<String, String> renames) {
    return nettyGame(
        "netty " + version + " " + transport + " game",
        release,
        "netty-native-" + version,
        renames);
  }

  private static ServerProgram nettyGame(
      String name, int release, String library, Map<String, String> renames) {
    return new ServerProgram(
        name,
        release,
        List.of(library),
        List.of("console", "netty-game"),
        renames,
        List.of("testservers.nettygame.NettyGame"),
        NO_ROUTES);
  }

  private static ServerProgram game(String library, String version, String main) {
    return new ServerProgram(
        library + " " + version,
        8,
        List.of(library + "-" + version),
        List.of("console", "game-network", library + "-game"),
        JAVAX,
        List.of("testservers." + library + "game." + main + "Game"),
        NO_ROUTES);
  }

  private static ServerProgram vertx(String version, String netty, int release) {
    return new ServerProgram(
        "vertx " + version,
        release,
        List.of("vertx-" + version, "netty-" + netty, "netty-more-" + netty),
        List.of("console", "vertx", "vertx-sockets"),
        JAVAX,
        List.of("testservers.vertx.VertxServer"),
        NO_ROUTES);
  }

  private static ServerProgram javalin(
      String version, int release, String source, Map<String, String> renames) {
    return new ServerProgram(
        "javalin " + version,
        release,
        List.of("javalin-" + version),
        List.of("console", "javalin", source),
        renames,
        List.of("testservers.javalin.JavalinServer"),
        PLAYERS);
  }

  private static ServerProgram helidon(String version, Site site) {
    return new ServerProgram(
        "helidon " + version,
        21,
        List.of("helidon-" + version),
        List.of("console", "helidon"),
        JAVAX,
        List.of("testservers.helidon.HelidonServer"),
        site);
  }

  /** With HTTP/2 and WebSocket beside HTTP/1.1. */
  private static ServerProgram helidonMore(String protocol) {
    return new ServerProgram(
        "helidon 4.5 " + protocol,
        21,
        List.of("helidon-4.5", "helidon-more-4.5"),
        List.of("console", "helidon", "helidon-more"),
        JAVAX,
        List.of("testservers.helidon.HelidonMoreServer", protocol),
        TEMPLATES);
  }

  private static ServerProgram webFlux(String version, String netty, int release) {
    return new ServerProgram(
        "webflux " + version,
        release,
        List.of("webflux-" + version, "spring-" + version, "netty-" + netty, "netty-more-" + netty),
        List.of("console", "webflux"),
        JAVAX,
        List.of("testservers.webflux.WebFluxServer"),
        ITEMS);
  }

  private static ServerProgram webFluxOn(
      String version, String server, String main, String... libraries) {
    return new ServerProgram(
        "webflux " + version + " on " + server,
        17,
        Stream.concat(Stream.of("webflux-" + version, "spring-" + version), Stream.of(libraries))
            .toList(),
        List.of("console", "webflux", "webflux-" + server),
        JAVAX,
        List.of("testservers.webflux.WebFluxOn" + main),
        ITEMS);
  }

  private static ServerProgram vertxWeb(String version, String netty, int release) {
    return new ServerProgram(
        "vertx web " + version,
        release,
        List.of("vertx-web-" + version, "netty-" + netty, "netty-more-" + netty),
        List.of("console", "vertx-web", "vertx-sockets"),
        JAVAX,
        List.of("testservers.vertxweb.VertxWebServer"),
        COLONS);
  }

  private static ServerProgram grpc(
      String version, Map<String, String> renames, boolean directly, String... libraries) {
    return new ServerProgram(
        "grpc " + version,
        8,
        List.of(libraries),
        List.of("console", "grpc"),
        renames,
        List.of("testservers.grpc.GrpcServer", Boolean.toString(directly)),
        WITHOUT_ROUTES);
  }
}
