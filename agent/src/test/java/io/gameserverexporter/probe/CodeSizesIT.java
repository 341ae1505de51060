package io.gameserverexporter.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gameserverexporter.boot.AgentLoader;
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
            List.of("netty-4.1.0"),
            List.of("netty-4.1", "reactor-1.2"),
            List.of("netty-4.2", "webflux-7.0")));
  }

  /**
   * Which methods advice has made larger than that.
   *
   * @param servers each the folders of its libraries
   */
  @SafeVarargs
  private final Set<String> grown(List<String>... servers) throws Exception {
    Map<String, List<Weave>> byTarget = new LinkedHashMap<>();
    for (Probe probe : Probes.all()) {
      for (Weave weave : probe.weaves()) {
        if (weave.target().startsWith("io.netty.") || weave.target().startsWith("reactor.")) {
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
    assertFalse(found < 50, found + " methods woven");
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
    byte[] woven = weaver.weave(loader, name, "", file, weaves);
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
