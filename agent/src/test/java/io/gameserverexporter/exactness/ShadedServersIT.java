package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.Metrics;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers whose packages were moved below another, as tools do that shade, count like others. */
class ShadedServersIT {
  private static final String INFO = "gameserver_exporter_probe_info";

  /** What every copy has to show. */
  interface CopyCases {
    RunningServer server();

    @Test
    default void theProbesTellWhereTheyFoundTheServer() throws Exception {
      Metrics metrics = server().scrape();
      assertEquals(0, metrics.find(INFO, "state", "misfit").count());
      assertEquals(0, metrics.find(INFO, "state", "failed").count());
      assertTrue(
          metrics
              .find(INFO, "state", "on")
              .anyMatch(sample -> sample.label("target").startsWith(ServerProgram.BELOW)));
    }
  }

  /** Netty, without anything else. */
  @Nested
  @ParameterizedClass(name = "{0}")
  @MethodSource("servers")
  class OfNetty extends OnServers implements HttpCases, NettyCases, CopyCases {

    static Stream<Variant> servers() {
      return Stream.of(
              Variant.of(Programs.NETTY_4_1.shaded("io.netty"), 8),
              Variant.of(Programs.NETTY_4_2.shaded("io.netty"), 17))
          .flatMap(variants -> variants);
    }
  }

  /** Jetty, with the servlet API where it was, and with a copy of it. */
  @Nested
  @ParameterizedClass(name = "{0}")
  @MethodSource("servers")
  class OfJetty extends OnServers implements HttpCases, ServletCases, Http2Cases, CopyCases {

    @Override
    public String routeBehindFilter() {
      return "";
    }

    @Override
    public boolean resetsErrors() {
      return true;
    }

    static Stream<Variant> servers() {
      return Stream.of(
              Variant.of(Programs.JETTY_9.shaded("org.eclipse.jetty"), 8),
              Variant.of(Programs.JETTY_12.shaded("org.eclipse.jetty", "jakarta.servlet")))
          .flatMap(variants -> variants);
    }
  }

  /** Tomcat, which has the servlet API in its own jar. */
  @Nested
  @ParameterizedClass(name = "{0}")
  @MethodSource("servers")
  class OfTomcat extends OnServers implements HttpCases, ServletCases, Http2Cases, CopyCases {

    @Override
    public String routeBehindFilter() {
      return "/app/exact";
    }

    static Stream<Variant> servers() {
      return Variant.of(Programs.TOMCAT_11.shaded("org.apache", "jakarta"));
    }
  }

  /** Spring's controllers, whose route is in an attribute that is called by a class's name. */
  @Nested
  @ParameterizedClass(name = "{0}")
  @MethodSource("servers")
  class OfSpring extends OnServers implements HttpCases, SpringCases, CopyCases {

    static Stream<Variant> servers() {
      return Variant.of(
          Programs.SPRING_6.shaded("org.springframework", "org.apache", "jakarta.servlet"));
    }
  }

  /** The servlet API alone, in a container that nothing is known of. */
  @Nested
  @ParameterizedClass(name = "{0}")
  @MethodSource("servers")
  class OfTheServletApi extends OnServers implements HttpCases, ServletCases, CopyCases {

    @Override
    public String routeBehindFilter() {
      return "";
    }

    static Stream<Variant> servers() {
      return Variant.of(Programs.JETTY_12.shaded("org.eclipse.jetty", "jakarta.servlet"))
          .map(variant -> variant.without("jetty"));
    }
  }

  /** What has routes on servers that were moved with it, and what is built on them. */
  @Nested
  @ParameterizedClass(name = "{0}")
  @MethodSource("servers")
  class OfOthers extends OnServers implements HttpCases, CopyCases {

    static Stream<Variant> servers() {
      return Stream.of(
              Variant.of(Programs.GRIZZLY_4_0.shaded("org.glassfish")),
              Variant.of(Programs.VERTX_WEB_5.shaded("io.vertx", "io.netty")),
              Variant.of(Programs.REACTOR_NETTY.shaded("reactor", "io.netty")),
              Variant.of(
                  Programs.JAVALIN_6.shaded("io.javalin", "org.eclipse.jetty", "jakarta.servlet")))
          .flatMap(variants -> variants);
    }
  }

  /** Undertow with servlets. */
  @Nested
  @ParameterizedClass(name = "{0}")
  @MethodSource("servers")
  class OfUndertow extends OnServers implements HttpCases, ServletCases, CopyCases {

    @Override
    public String routeBehindFilter() {
      return "/app/exact";
    }

    static Stream<Variant> servers() {
      return Variant.of(Programs.UNDERTOW_2_3.shaded("io.undertow", "org.xnio", "org.jboss"));
    }
  }
}
