package io.gameserverexporter.web;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: reads a request, has it answered, writes the response, and starts again.
 * Requests that come together are answered in their order. For the event loop's thread alone.
 *
 * <p>An {@link IOException} out of any method means that the client is gone: the caller closes the
 * connection.
 */
final class Connection {
  private static final byte[] NOTHING = new byte[0];
  private static final long LINGER_MILLIS = 2_000;
  private static final int LINGER_BYTES = 256 * 1024;

  /** What a connection does, and so what it waits for. */
  enum Phase {
    /** Waits for a request or its rest. */
    READING,
    /** Waits for the scrape thread. */
    SCRAPING,
    /** Waits for the client to take the response. */
    WRITING,
    /**
     * Has answered for the last time and waits for the client to have read that: closing while
     * something of the client lies unread would make its system throw the answer away.
     */
    LINGERING,
    CLOSED
  }

  private final Serving serving;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final Input input = new Input();

  private Phase phase = Phase.READING;
  private long phaseStart;
  private long deadline;
  private boolean answeredBefore;

  /** Whether the deadline is that of a request: it starts with its first byte, once. */
  private boolean requestBegun = true;

  private boolean inputEnded;
  private int bodyToSkip;
  private int lingered;

  private @Nullable Scrape scrape;
  private byte[] head = NOTHING;
  private int headWritten;
  private byte[] body = NOTHING;
  private int bodyLength;
  private int bodyWritten;
  private boolean bodyFromPool;
  private boolean closeAfter;

  Connection(Serving serving, SocketChannel channel, SelectionKey key, long now) {
    this.serving = serving;
    this.channel = channel;
    this.key = key;
    enter(Phase.READING, now, serving.limits.headMillis);
  }

  Phase phase() {
    return phase;
  }

  /** Whether it has had an answer and nothing of a further request. */
  boolean isKeptAlive() {
    return phase == Phase.READING && answeredBefore && input.isEmpty();
  }

  /** When the phase began, or the client last took some of a response; System.nanoTime. */
  long phaseStart() {
    return phaseStart;
  }

  long deadline() {
    return deadline;
  }

  /**
   * Whether a scrape is under way for a client that will send nothing more: it has gone, or it has
   * only closed its own side. Nobody can tell before writing to it.
   */
  boolean mayBeForsaken() {
    return phase == Phase.SCRAPING && inputEnded;
  }

  /** Bytes of a rendered page that are held for this client. */
  int unreadBytes() {
    return bodyFromPool ? body.length : 0;
  }

  /** Goes on with what the selector has found to be possible. */
  void onReady(long now) throws IOException {
    if (key.isReadable()) {
      read(now);
    }
    if (phase == Phase.WRITING && key.isWritable()) {
      write(now);
    }
    serve(now);
  }

  /** Sends the page that the connection waits for. */
  void onScraped(Scrape done, long now) throws IOException {
    scrape = null;
    BodyBuffer buffer = done.body();
    Throwable failure = done.failure();
    if (buffer == null || failure != null) {
      release(buffer);
      answer(
          Response.text(
              Status.INTERNAL_ERROR,
              "The scrape failed: " + (failure == null ? "no page" : failure.toString())),
          done.request,
          now);
    } else {
      body = buffer.bytes();
      bodyFromPool = true;
      start(
          Status.OK,
          done.headers(),
          done.contentLength(),
          done.request.head ? 0 : buffer.length(),
          done.request,
          now);
    }
    serve(now);
  }

  /** Called past the deadline. */
  void onDeadline(long now) throws IOException {
    switch (phase) {
      case READING:
        if (input.isEmpty()) {
          // No request has begun, or empty lines are all that has come of it.
          close();
        } else {
          refuse(Status.REQUEST_TIMEOUT, "The request did not come in time.", now);
        }
        break;
      case SCRAPING:
        serving.faults.say(Faults.Kind.SCRAPE_HANGS);
        abandonScrape();
        refuse(Status.UNAVAILABLE, "The scrape takes too long: a collector hangs.", now);
        break;
      default:
        close();
    }
    updateInterest();
  }

  /** Answers with 500 when that can still be done, or closes the connection. */
  void onFault(long now) {
    if (phase != Phase.READING && phase != Phase.SCRAPING) {
      close();
      return;
    }
    try {
      abandonScrape();
      refuse(Status.INTERNAL_ERROR, "The request failed.", now);
      updateInterest();
    } catch (Throwable ignored) {
      close();
    }
  }

  /** Closes the connection and lets go of all that it holds. */
  void close() {
    if (phase == Phase.CLOSED) {
      return;
    }
    boolean unread = phase == Phase.WRITING;
    phase = Phase.CLOSED;
    abandonScrape();
    releaseBody();
    key.cancel();
    try {
      // Without it the system would keep what it has of a response for a client that does not read.
      if (unread) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException ignored) {
      // Gone already.
    }
    try {
      channel.close();
    } catch (IOException ignored) {
      // Gone already.
    }
  }

  private void read(long now) throws IOException {
    ByteBuffer chunk = serving.chunk;
    chunk.clear();
    if (phase == Phase.LINGERING) {
      int count = channel.read(chunk);
      lingered += Math.max(count, 0);
      if (count < 0 || lingered > LINGER_BYTES) {
        close();
      }
      return;
    }
    boolean wasEmpty = input.isEmpty();
    // What belongs to a body is thrown away right here and so needs no room.
    boolean skips = phase == Phase.READING && bodyToSkip > 0 && wasEmpty;
    chunk.limit(Math.min(chunk.capacity(), input.room() + (skips ? bodyToSkip : 0)));
    if (!chunk.hasRemaining()) {
      return;
    }
    if (channel.read(chunk) < 0) {
      inputEnded = true;
      return;
    }
    chunk.flip();
    if (skips) {
      int skipped = Math.min(bodyToSkip, chunk.remaining());
      chunk.position(chunk.position() + skipped);
      bodyToSkip -= skipped;
    }
    input.add(chunk);
    if (!requestBegun && !input.isEmpty() && phase == Phase.READING) {
      requestBegun = true;
      enter(Phase.READING, now, serving.limits.headMillis);
    }
  }

  /** Answers requests until one is incomplete, or its answer has to wait. */
  private void serve(long now) throws IOException {
    while (phase == Phase.READING) {
      if (bodyToSkip > 0 && !input.isEmpty()) {
        int skipped = Math.min(bodyToSkip, input.length());
        input.drop(skipped);
        bodyToSkip -= skipped;
      }
      int length = input.headLength();
      if (length >= 0) {
        serve(length, now);
      } else if (input.room() == 0) {
        if (input.hasLine()) {
          refuse(Status.HEADERS_TOO_LARGE, "A request's headers may have 8 KiB.", now);
        } else {
          refuse(Status.URI_TOO_LONG, "A request's line may have 8 KiB.", now);
        }
      } else if (!inputEnded) {
        break;
      } else if (input.isEmpty()) {
        close();
      } else {
        refuse(Status.BAD_REQUEST, "The request is incomplete.", now);
      }
    }
    updateInterest();
  }

  private void serve(int length, long now) throws IOException {
    Request request;
    try {
      request = RequestParser.parse(input.bytes(), length);
    } catch (BadRequest e) {
      refuse(e.status, String.valueOf(e.getMessage()), now);
      return;
    }
    input.drop(length);
    bodyToSkip = request.bodyBytes;
    if (!request.path.equals(Pages.METRICS)) {
      answer(serving.pages.page(request), request, now);
      return;
    }
    Scrape next = new Scrape(this, request);
    if (serving.worker.submit(next)) {
      scrape = next;
      enter(Phase.SCRAPING, now, serving.limits.scrapeMillis);
    } else {
      answer(
          Response.text(
              Status.UNAVAILABLE, "Retry-After: 5\r\n", "Too many scrapes wait for their turn."),
          request,
          now);
    }
  }

  /** Answers a request that cannot be made sense of, for the last time. */
  private void refuse(Status status, String message, long now) throws IOException {
    String headers = status == Status.METHOD_NOT_ALLOWED ? "Allow: GET, HEAD\r\n" : "";
    Response response = Response.text(status, headers, message);
    body = response.body;
    start(status, response.headers, body.length, body.length, null, now);
  }

  private void answer(Response response, Request request, long now) throws IOException {
    body = response.body;
    int length = response.body.length;
    start(response.status, response.headers, length, request.head ? 0 : length, request, now);
  }

  private void start(
      Status status,
      String headers,
      int contentLength,
      int bytesToSend,
      @Nullable Request request,
      long now)
      throws IOException {
    HeadWriter.Connection then = HeadWriter.Connection.CLOSES;
    if (request != null && request.keepAlive && !(inputEnded && input.isEmpty())) {
      then =
          request.http10
              ? HeadWriter.Connection.STAYS_OPEN_FOR_HTTP10
              : HeadWriter.Connection.STAYS_OPEN;
    }
    head = serving.heads.head(status, headers, contentLength, then);
    headWritten = 0;
    bodyLength = bytesToSend;
    bodyWritten = 0;
    closeAfter = then == HeadWriter.Connection.CLOSES;
    serving.metrics.answered(status);
    enter(Phase.WRITING, now, serving.limits.writeMillis);
    write(now);
  }

  /** Writes as much as the client takes; all of it ends the phase. */
  private void write(long now) throws IOException {
    ByteBuffer chunk = serving.chunk;
    while (headWritten < head.length || bodyWritten < bodyLength) {
      chunk.clear();
      int headPart = Math.min(chunk.remaining(), head.length - headWritten);
      chunk.put(head, headWritten, headPart);
      chunk.put(body, bodyWritten, Math.min(chunk.remaining(), bodyLength - bodyWritten));
      chunk.flip();
      int written = channel.write(chunk);
      if (written == 0) {
        return;
      }
      headWritten += Math.min(written, headPart);
      bodyWritten += Math.max(0, written - headPart);
      enter(Phase.WRITING, now, serving.limits.writeMillis);
    }
    releaseBody();
    answeredBefore = true;
    if (!closeAfter) {
      requestBegun = !input.isEmpty();
      enter(
          Phase.READING, now, requestBegun ? serving.limits.headMillis : serving.limits.idleMillis);
    } else if (inputEnded) {
      close();
    } else {
      channel.shutdownOutput();
      enter(Phase.LINGERING, now, LINGER_MILLIS);
    }
  }

  private void enter(Phase next, long now, long millis) {
    phase = next;
    phaseStart = now;
    deadline = now + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private void updateInterest() {
    int interest = 0;
    switch (phase) {
      case READING:
      case LINGERING:
        interest = SelectionKey.OP_READ;
        break;
      case SCRAPING:
        // To learn that the client has gone.
        interest = inputEnded || input.room() == 0 ? 0 : SelectionKey.OP_READ;
        break;
      case WRITING:
        interest = SelectionKey.OP_WRITE;
        break;
      case CLOSED:
        return;
    }
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  private void abandonScrape() {
    if (scrape != null) {
      serving.worker.withdraw(scrape);
      scrape = null;
    }
  }

  private void releaseBody() {
    if (bodyFromPool) {
      serving.pool.giveBack(body);
      bodyFromPool = false;
    }
    head = NOTHING;
    body = NOTHING;
    bodyLength = 0;
  }

  private void release(@Nullable BodyBuffer buffer) {
    if (buffer != null) {
      serving.pool.giveBack(buffer.bytes());
    }
  }
}
