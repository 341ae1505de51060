package io.gameserverexporter.benchmarks.compare;

/** What is loaded. */
enum Server {
  TOMCAT("Tomcat 11, one bare servlet", "TomcatServer", "/hello", "/hello"),
  JETTY("Jetty 12.1, one bare handler", "JettyServer", "/hello", ""),
  UNDERTOW("Undertow 2.3, one bare handler", "UndertowServer", "/hello", ""),
  NETTY("Netty 4.2, HTTP codec and one bare handler", "NettyServer", "/hello", ""),
  SPRING_BOOT("Spring Boot 4, Spring MVC", "SpringBootServer", "/players/42", "/players/");

  final String title;
  final String mainClass;

  /** The path that the load asks for. */
  final String path;

  /** How the route begins that metrics are to show for it. */
  final String routeStart;

  Server(String title, String mainClass, String path, String routeStart) {
    this.title = title;
    this.mainClass = "io.gameserverexporter.benchmarks.server." + mainClass;
    this.path = path;
    this.routeStart = routeStart;
  }
}
