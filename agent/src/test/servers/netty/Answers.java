package testservers.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpChunkedInput;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.stream.ChunkedStream;
import io.netty.util.CharsetUtil;
import java.io.ByteArrayInputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the server does with each path. */
final class Answers extends SimpleChannelInboundHandler<Object> {
  private static final int DOWNLOAD = 32 << 20;
  private static final byte[] MUCH = new byte[DOWNLOAD];
  private static final ScheduledExecutorService LATER =
      Executors.newSingleThreadScheduledExecutor();

  private HttpRequest request;
  private long received;

  @Override
  protected void channelRead0(ChannelHandlerContext context, Object message) {
    if (message instanceof WebSocketFrame) {
      Frames.answer(context, (WebSocketFrame) message);
      return;
    }
    if (message instanceof HttpRequest) {
      request = (HttpRequest) message;
      received = 0;
      if (request.decoderResult().isFailure()) {
        HttpUtil.setKeepAlive(request, false);
        answer(context, request, 400, "");
        request = null;
        return;
      }
      if (HttpUtil.is100ContinueExpected(request)) {
        context.writeAndFlush(response(HttpResponseStatus.CONTINUE, ""));
      }
    }
    if (message instanceof HttpContent) {
      received += ((HttpContent) message).content().readableBytes();
    }
    if (message instanceof LastHttpContent && request != null) {
      complete(context);
    }
  }

  private void complete(ChannelHandlerContext context) {
    String path = request.uri().replaceFirst("[?].*", "");
    if (HttpMethod.CONNECT.equals(request.method())) {
      connect(context);
    } else if (path.startsWith("/status/")) {
      answer(context, request, Integer.parseInt(path.substring(8, 11)), "");
    } else if (path.startsWith("/later/")) {
      HttpRequest late = request;
      LATER.schedule(
          () -> answer(context, late, Integer.parseInt(path.substring(7, 10)), "late"),
          20,
          TimeUnit.MILLISECONDS);
    } else if (path.startsWith("/ok")) {
      answer(context, request, 200, "ok");
    } else {
      special(context, path);
    }
  }

  private void special(ChannelHandlerContext context, String path) {
    switch (path) {
      case "/upload":
      case "/aggregate":
        answer(context, request, 200, Long.toString(received));
        break;
      case "/download":
        download(context);
        break;
      case "/chunked":
        chunked(context);
        break;
      case "/interim":
        context.write(
            new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.PROCESSING));
        context.write(LastHttpContent.EMPTY_LAST_CONTENT);
        answer(context, request, 200, "ok");
        break;
      case "/twice":
        answer(context, request, 200, "ok");
        context
            .writeAndFlush(response(HttpResponseStatus.REQUEST_TIMEOUT, "unasked"))
            .addListener(ChannelFutureListener.CLOSE);
        break;
      case "/relay":
        Relay.relay(context, request);
        break;
      case "/never":
        break;
      case "/drop":
        context.close();
        break;
      case "/fail":
        throw new IllegalStateException("thrown by the handler");
      default:
        answer(context, request, 404, "nothing there");
    }
  }

  private static void download(ChannelHandlerContext context) {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers().set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(DOWNLOAD));
    context.write(head);
    context.writeAndFlush(
        new HttpChunkedInput(new ChunkedStream(new ByteArrayInputStream(MUCH))));
  }

  private static void chunked(ChannelHandlerContext context) {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.ACCEPTED);
    HttpUtil.setTransferEncodingChunked(head, true);
    context.write(head);
    for (int i = 0; i < 3; i++) {
      context.write(new DefaultHttpContent(bytes("part")));
    }
    LastHttpContent last = new DefaultLastHttpContent(bytes("end"));
    last.trailingHeaders().set("X-Trailer", "there");
    context.writeAndFlush(last);
  }

  /** Answers, and gets out of the way of what follows. */
  private static void connect(ChannelHandlerContext context) {
    context.writeAndFlush(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    context.pipeline().addBefore(context.name(), "tunnel", new Tunnel());
    remove(context, HttpServerCodec.class);
    remove(context, HttpRequestDecoder.class);
    remove(context, HttpResponseEncoder.class);
  }

  private static void remove(ChannelHandlerContext context, Class<? extends ChannelHandler> type) {
    if (context.pipeline().get(type) != null) {
      context.pipeline().remove(type);
    }
  }

  /** On any thread. */
  static void answer(ChannelHandlerContext context, HttpRequest request, int status, String text) {
    boolean head = HttpMethod.HEAD.equals(request.method());
    FullHttpResponse response = response(HttpResponseStatus.valueOf(status), head ? "" : text);
    if (HttpUtil.isKeepAlive(request)) {
      context.writeAndFlush(response);
    } else {
      response.headers().set(HttpHeaderNames.CONNECTION, "close");
      context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static FullHttpResponse response(HttpResponseStatus status, String text) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, bytes(text));
    if (status.code() >= 200 && status.code() != 204 && status.code() != 304) {
      response
          .headers()
          .set(
              HttpHeaderNames.CONTENT_LENGTH, Integer.toString(response.content().readableBytes()));
    }
    return response;
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, CharsetUtil.US_ASCII);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof ChannelInputShutdownEvent) {
      context.close();
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
