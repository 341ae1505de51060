package io.gameserverexporter.benchmarks.compare;

/** What is loaded. */
enum Server {
  TOMCAT("Tomcat 11, one bare servlet", "TomcatServer", "/hello", "/hello"),
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
