package io.gameserverexporter.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gameserverexporter.boot.AgentLoader;
import io.gameserverexporter.probe.weave.MisfitException;
import io.gameserverexporter.probe.weave.Weave;
import io.gameserverexporter.probe.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Advice leaves methods small enough for the JIT: what has more than 325 bytes of code it does not
 * put into its callers, however often it is called ({@code FreqInlineSize}), and so the server
 * would pay for more than the advice.
 */
class CodeSizesIT {
  private static final int MOST_INLINED = 325;

  private final Path target = Path.of(System.getProperty("agent.jar")).getParent();

  /** What each byte and message passes through. */
  @Test
  void nettysMethodsStaySmall() throws Exception {
    assertEquals(
        Set.of(
            // Of Netty 4.1.0 only.
            "io.netty.handler.codec.ByteToMessageDecoder.channelRead",
            // Once for each connection.
            "io.netty.handler.codec.http.HttpObjectDecoder.decodeLast",
            "io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker.handshake",
            "io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker.handshake0"),
        grown(
            Set.of("io.netty.", "reactor."),
            50,
            List.of("netty-4.1.0"),
            List.of("netty-4.1", "reactor-1.2"),
            List.of("netty-4.2", "webflux-7.0")));
  }

  /** What each request passes through: one call more where a method has grown beyond that. */
  @Test
  void methodsOfTheOthersStaySmall() throws Exception {
    assertEquals(
        Set.of(
            "io.undertow.server.Connectors.executeRootHandler",
            "io.undertow.server.HttpServerExchange.invokeExchangeCompleteListeners",
            "io.undertow.servlet.handlers.ServletInitialHandler.handleRequest",
            "org.apache.catalina.connector.CoyoteAdapter.log",
            "org.apache.catalina.core.StandardEngine.logAccess",
            "org.apache.coyote.Request.recycle",
            // Of reactive bodies only.
            "org.eclipse.jetty.io.content.ContentSourcePublisher$ActiveSubscription.process",
            "org.glassfish.grizzly.http.HttpServerFilter.encodeHttpPacket",
            "org.glassfish.jersey.server.internal.routing.RoutingStage.apply"),
        grown(
            Set.of(
                "org.eclipse.jetty.",
                "org.apache.",
                "io.undertow.",
                "org.glassfish.",
                "org.springframework.",
                "jakarta.",
                "javax."),
            20,
            List.of("jetty-9.4"),
            List.of("jetty-10.0"),
            List.of("jetty-11.0"),
            List.of("jetty-12.0"),
            List.of("jetty-12.0-ee8"),
            List.of("jetty-12.0-ee9"),
            List.of("jetty-12.1"),
            List.of("jetty-12.1-ee11"),
            List.of("tomcat-8.5"),
            List.of("tomcat-9.0"),
            List.of("tomcat-10.1"),
            List.of("tomcat-11.0"),
            List.of("undertow-1.4"),
            List.of("undertow-2.2"),
            List.of("undertow-2.3"),
            List.of("grizzly-2.4"),
            List.of("grizzly-4.0"),
            List.of("jersey-3.1"),
            List.of("spring-5.3"),
            List.of("spring-6.2"),
            List.of("spring-7.0")));
  }

  /**
   * Which methods advice has made larger than that.
   *
   * @param packages how the names of their classes begin
   * @param least methods that are woven in all
   * @param servers each the folders of its libraries
   */
  @SafeVarargs
  private final Set<String> grown(Set<String> packages, int least, List<String>... servers)
      throws Exception {
    Map<String, List<Weave>> byTarget = new LinkedHashMap<>();
    for (Probe probe : Probes.all()) {
      for (Weave weave : probe.weaves()) {
        if (packages.stream().anyMatch(weave.target()::startsWith)) {
          byTarget.computeIfAbsent(weave.target(), name -> new ArrayList<>()).add(weave);
        }
      }
    }
    Weaver weaver = new Weaver(new AgentLoader(target.resolve("gameserver-exporter.jar").toFile()));
    Set<String> grown = new TreeSet<>();
    int found = 0;
    for (List<String> folders : servers) {
      try (URLClassLoader loader = loader(folders)) {
        for (Map.Entry<String, List<Weave>> each : byTarget.entrySet()) {
          found += grown(weaver, loader, each.getKey(), each.getValue(), grown);
        }
      }
    }
    assertFalse(found < least, found + " methods woven");
    return grown;
  }

  private static int grown(
      Weaver weaver, ClassLoader loader, String target, List<Weave> weaves, Set<String> grown)
      throws Exception {
    String name = target.replace('.', '/');
    byte[] file;
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      if (in == null) {
        return 0;
      }
      file = in.readAllBytes();
    }
    byte[] woven =
        weaver.weave(loader, name, "", file, fitting(weaver, loader, name, file, weaves));
    if (woven == null) {
      return 0;
    }
    Map<String, Integer> before = CodeSizes.of(file);
    int found = 0;
    for (Map.Entry<String, Integer> method : CodeSizes.of(woven).entrySet()) {
      int was = before.get(method.getKey());
      if (method.getValue() != was) {
        found++;
        if (was <= MOST_INLINED && method.getValue() > MOST_INLINED) {
          String key = method.getKey();
          grown.add(target + "." + key.substring(0, key.indexOf('(')));
        }
      }
    }
    return found;
  }

  /** Without those that are for other versions of the class. */
  private static List<Weave> fitting(
      Weaver weaver, ClassLoader loader, String name, byte[] file, List<Weave> weaves)
      throws IOException {
    List<Weave> fitting = new ArrayList<>();
    for (Weave weave : weaves) {
      try {
        weaver.weave(loader, name, "", file, List.of(weave));
        fitting.add(weave);
      } catch (MisfitException misfit) {
        // As the agent does, which then tells the operator.
      }
    }
    return fitting;
  }

  private URLClassLoader loader(List<String> folders) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> jars = Files.list(target.resolve("servers").resolve(folder))) {
        for (Path jar : jars.toList()) {
          urls.add(jar.toUri().toURL());
        }
      }
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }
}
