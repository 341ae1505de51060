package io.gameserverexporter.benchmarks.compare;

/** What is loaded. */
enum Server {
  TOMCAT("Tomcat 11, one bare servlet", "TomcatServer", "tomcat", "/hello", "/hello"),
  JETTY("Jetty 12.1, one bare handler", "JettyServer", "jetty", "/hello", ""),
  UNDERTOW("Undertow 2.3, one bare handler", "UndertowServer", "undertow", "/hello", ""),
  NETTY("Netty 4.2, HTTP codec and one bare handler", "NettyServer", "netty", "/hello", ""),
  SPRING_BOOT(
      "Spring Boot 4, Spring MVC", "SpringBootServer", "spring-boot", "/players/42", "/players/"),
  WEBFLUX(
      "Spring WebFlux 7 on Reactor Netty", "WebFluxServer", "webflux", "/players/42", "/players/"),
  ECHO("Netty 4.2, messages with a length", "EchoServer", "netty", "netty_messages_total"),
  WEBSOCKET_ECHO(
      "Netty 4.2, WebSocket codec",
      "WebSocketEchoServer",
      "netty",
      "websocket_server_messages_total"),
  TOMCAT_ECHO(
      "Tomcat 11, Java API for WebSocket", Kind.WEBSOCKETS, "TomcatEchoServer", "tomcat-websocket"),
  JETTY_ECHO("Jetty 12.1, its WebSocket API", Kind.WEBSOCKETS, "JettyEchoServer", "jetty"),
  UNDERTOW_ECHO(
      "Undertow 2.3, its WebSocket handler", Kind.WEBSOCKETS, "UndertowEchoServer", "undertow");

  final String title;
  final Kind kind;
  final String mainClass;

  /** The folder of its libraries. */
  final String libraries;

  /** The path that the load asks for. */
  final String path;

  /** The agent's metric that counts what is sent. */
  final String countName;

  /** How a label of that metric begins that only what is sent has. */
  final String labelStart;

  Server(String title, String mainClass, String libraries, String path, String routeStart) {
    this(
        title,
        Kind.REQUESTS,
        mainClass,
        libraries,
        path,
        "http_server_request_duration_seconds_count",
        routeStart);
  }

  Server(String title, String mainClass, String libraries, String countName) {
    this(title, Kind.MESSAGES, mainClass, libraries, "/", countName, "received\"");
  }

  Server(String title, Kind kind, String mainClass, String libraries) {
    this(title, kind, mainClass, libraries, "/", "websocket_server_messages_total", "received\"");
  }

  Server(
      String title,
      Kind kind,
      String mainClass,
      String libraries,
      String path,
      String countName,
      String labelStart) {
    this.title = title;
    this.kind = kind;
    this.mainClass = "io.gameserverexporter.benchmarks.server." + mainClass;
    this.libraries = libraries;
    this.path = path;
    this.countName = countName;
    this.labelStart = labelStart;
  }
}
