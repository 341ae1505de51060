package testservers.resteasyreactive;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import org.jboss.jandex.Index;
import org.jboss.resteasy.reactive.server.core.BlockingOperationSupport;
import org.jboss.resteasy.reactive.server.core.reflection.ReflectiveContextInjectedBeanFactory;
import org.jboss.resteasy.reactive.server.processor.ResteasyReactiveDeploymentManager;
import org.jboss.resteasy.reactive.server.processor.scanning.AsyncReturnTypeScanner;
import org.jboss.resteasy.reactive.server.processor.util.GeneratedClass;
import org.jboss.resteasy.reactive.server.spi.DefaultRuntimeConfiguration;
import org.jboss.resteasy.reactive.server.vertx.ResteasyReactiveVertxHandler;
import org.jboss.resteasy.reactive.server.vertx.VertxRequestContextFactory;
import testservers.console.Console;

/** What Quarkus REST is made of, put together as Quarkus does when it builds an application. */
public final class ReactiveServer {
  private ReactiveServer() {}

  public static void main(String[] args) throws Exception {
    BlockingOperationSupport.setIoThreadDetector(() -> !Context.isOnEventLoopThread());
    ResteasyReactiveDeploymentManager.ScanStep step =
        ResteasyReactiveDeploymentManager.start(
            Index.of(Rest.class, Rest.Below.class));
    step.addMethodScanner(new AsyncReturnTypeScanner());
    ResteasyReactiveDeploymentManager.ScanResult scanned = step.scan();
    ClassLoader loader = new Generated(scanned.getGeneratedClasses());
    Thread.currentThread().setContextClassLoader(loader);
    ResteasyReactiveDeploymentManager.PreparedApplication prepared =
        scanned.prepare(loader, ReflectiveContextInjectedBeanFactory.STRING_FACTORY);
    prepared.addScannedSerializers();
    prepared.addBuiltinSerializers();
    ResteasyReactiveVertxHandler handler =
        new ResteasyReactiveVertxHandler(
            context -> {},
            prepared
                .createApplication(
                    new DefaultRuntimeConfiguration(
                        Duration.ofMinutes(1),
                        true,
                        System.getProperty("java.io.tmpdir"),
                        Collections.emptyList(),
                        StandardCharsets.UTF_8,
                        OptionalLong.empty(),
                        2048,
                        2048),
                    new VertxRequestContextFactory(),
                    Executors.newFixedThreadPool(10))
                .getInitialHandler());
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route("/*").handler(handler);
    HttpServer server =
        vertx
            .createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    Console.serveOn(server.actualPort());
  }

  /** Classes that call the resources. */
  private static final class Generated extends ClassLoader {
    private final Map<String, byte[]> classes = new HashMap<>();

    Generated(Iterable<GeneratedClass> generated) {
      super(ReactiveServer.class.getClassLoader());
      for (GeneratedClass each : generated) {
        classes.put(each.getName().replace('/', '.'), each.getData());
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
