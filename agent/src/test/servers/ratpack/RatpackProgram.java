package testservers.ratpack;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ratpack.exec.Blocking;
import ratpack.exec.Execution;
import ratpack.exec.Promise;
import ratpack.handling.Chain;
import ratpack.handling.Context;
import ratpack.server.RatpackServer;
import ratpack.stream.Streams;
import testservers.console.Console;

/** Ratpack with a chain of handlers. */
public final class RatpackProgram {
  private RatpackProgram() {}

  public static void main(String[] args) throws Exception {
    RatpackServer server =
        RatpackServer.start(
            spec ->
                spec.serverConfig(
                        config ->
                            config
                                .port(0)
                                .address(InetAddress.getLoopbackAddress())
                                .development(false))
                    .handlers(RatpackProgram::chain));
    Console.serveOn(server.getBindPort());
  }

  private static void chain(Chain chain) throws Exception {
    chain
        .all(RatpackProgram::gate)
        .path("items/:id", context -> context.render("ok"))
        .path(
            "upload",
            context ->
                context
                    .getRequest()
                    .getBody()
                    .then(body -> context.render(Integer.toString(body.getBytes().length))))
        .path("download", RatpackProgram::download)
        .path("status/:code/:rest", RatpackProgram::status)
        .path(
            "later/:code",
            context -> Execution.sleep(Duration.ofMillis(5), () -> status(context)))
        .path("never/:id", context -> Promise.async(never -> {}).then(nothing -> {}))
        .path(
            "fail/:id",
            context -> {
              throw new IllegalStateException("thrown by the handler");
            })
        .path(
            "fail-later/:id",
            context ->
                Execution.sleep(
                    Duration.ofMillis(5),
                    () -> {
                      throw new IllegalStateException("thrown later");
                    }))
        .path("blocking/:id", context -> Blocking.get(() -> "ok").then(context::render))
        .get("only/:id", context -> context.render("ok"))
        .path("maybe/:id?", context -> context.render("ok"))
        .path("pattern/:number:[0-9]+", context -> context.render("ok"))
        .prefix(
            "api",
            api ->
                api.get("players/:id", context -> context.render("ok"))
                    .prefix(
                        "rooms/:room",
                        rooms -> rooms.get("players/:player", context -> context.render("ok"))))
        .path("behind/:id", context -> context.next())
        .path("behind/it", context -> context.render("ok"));
  }

  private static void gate(Context context) {
    String gate = context.getRequest().getHeaders().get("X-Gate");
    if ("answer".equals(gate)) {
      context.getResponse().status(403).send();
    } else {
      context.next();
    }
  }

  private static void status(Context context) {
    context.getResponse().status(Integer.parseInt(context.getPathTokens().get("code"))).send();
  }

  private static void download(Context context) {
    List<ByteBuf> blocks = new ArrayList<>();
    for (int i = 0; i < 512; i++) {
      blocks.add(Unpooled.wrappedBuffer(new byte[64 * 1024]));
    }
    context.getResponse().sendStream(Streams.publish(blocks));
  }
}
