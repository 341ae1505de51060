package io.gameserverexporter.web;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections, moves them on when the selector or the scrape thread says so, and ends them
 * at their deadlines. Never blocks but in the selector.
 */
final class EventLoop implements Runnable {
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int ACCEPTED_AT_ONCE = 16;
  private static final int MOST_GIVEN_UP = 64;

  private final Selector selector;
  private final ServerSocketChannel server;
  private final SelectionKey acceptKey;
  private final Serving serving;
  private final List<Connection> connections;
  private volatile boolean closed;

  /** Those that there was no memory to serve; see {@link #giveUp}. */
  private final @Nullable SocketChannel[] givenUp = new SocketChannel[MOST_GIVEN_UP];

  private int givenUpCount;
  private boolean acceptPaused;
  private long acceptAgain;

  /** Takes the channel and the selector over; {@link #run} closes both. */
  EventLoop(Selector selector, ServerSocketChannel server, Serving serving) throws IOException {
    this.selector = selector;
    this.server = server;
    this.serving = serving;
    this.connections = new ArrayList<>(serving.limits.connections);
    this.acceptKey = server.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Ends {@link #run} soon, from any thread. */
  void close() {
    closed = true;
    selector.wakeup();
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        try {
          turn();
        } catch (Throwable t) {
          serving.faults.say(Faults.Kind.LOOP, t);
          pause();
        }
      }
    } finally {
      closeAll();
    }
  }

  private void turn() throws IOException {
    // An interrupt would make every select return at once and close every channel it meets.
    Thread.interrupted();
    selector.select(untilNextDeadline(System.nanoTime()));
    long now = System.nanoTime();
    deliverScrapes(now);
    for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
      SelectionKey key = keys.next();
      keys.remove();
      if (key == acceptKey) {
        accept(now);
      } else if (key.attachment() == null) {
        key.interestOps(0); // given up
      } else {
        advance((Connection) key.attachment(), now);
      }
    }
    expire(now);
    forgetClosed();
    if (acceptPaused && now - acceptAgain >= 0) {
      acceptPaused = false;
      acceptKey.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  /** Milliseconds for {@link Selector#select(long)}: 0 is for ever. */
  private long untilNextDeadline(long now) {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < connections.size(); i++) {
      shortest = Math.min(shortest, connections.get(i).deadline() - now);
    }
    if (acceptPaused) {
      shortest = Math.min(shortest, acceptAgain - now);
    }
    if (shortest == Long.MAX_VALUE) {
      return 0;
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(shortest) + 1);
  }

  private void deliverScrapes(long now) {
    for (Scrape done = serving.worker.poll(); done != null; done = serving.worker.poll()) {
      if (done.isAbandoned()) {
        BodyBuffer body = done.body();
        if (body != null) {
          serving.pool.giveBack(body.bytes());
        }
        continue;
      }
      Connection connection = done.connection;
      try {
        connection.onScraped(done, now);
        keepUnreadBytesBounded(connection);
      } catch (IOException e) {
        connection.close();
      } catch (Throwable t) {
        fault(connection, t, now);
      }
    }
  }

  private void advance(Connection connection, long now) {
    try {
      connection.onReady(now);
    } catch (IOException | CancelledKeyException e) {
      connection.close();
    } catch (Throwable t) {
      fault(connection, t, now);
    }
  }

  private void expire(long now) {
    for (int i = 0; i < connections.size(); i++) {
      Connection connection = connections.get(i);
      if (now - connection.deadline() >= 0 && connection.phase() != Connection.Phase.CLOSED) {
        try {
          connection.onDeadline(now);
        } catch (IOException | CancelledKeyException e) {
          connection.close();
        } catch (Throwable t) {
          fault(connection, t, now);
        }
      }
    }
  }

  private void fault(Connection connection, Throwable cause, long now) {
    connection.onFault(now);
    serving.faults.say(Faults.Kind.REQUEST, cause);
  }

  private void accept(long now) {
    for (int i = 0; i < ACCEPTED_AT_ONCE; i++) {
      forgetClosed();
      boolean full = connections.size() >= serving.limits.connections;
      Connection victim = full ? leastMissed(now) : null;
      if (full && victim == null) {
        pauseAccepting(now);
        return;
      }
      SocketChannel channel;
      try {
        channel = server.accept();
      } catch (IOException | RuntimeException | Error e) {
        // Typically the process is out of file descriptors; the connection stays queued, and
        // asking again at once would keep a core busy.
        serving.faults.say(Faults.Kind.ACCEPT, e);
        pauseAccepting(now);
        return;
      }
      if (channel == null) {
        return;
      }
      if (victim != null) {
        victim.close();
      }
      adopt(channel, now);
    }
  }

  private void adopt(SocketChannel channel, long now) {
    SelectionKey key = null;
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      key = channel.register(selector, SelectionKey.OP_READ);
      Connection connection = new Connection(serving, channel, key, now);
      key.attach(connection);
      connections.add(connection);
    } catch (IOException | RuntimeException e) {
      close(channel);
      if (!(e instanceof IOException)) {
        serving.faults.say(Faults.Kind.REQUEST, e);
      }
    } catch (Error e) {
      if (key == null) {
        giveUp(channel);
      } else {
        close(channel);
      }
      serving.faults.say(Faults.Kind.REQUEST, e);
    }
  }

  /**
   * Tells the client that there is nothing to be had, and keeps the channel open: the selector of
   * Java 8 that had no memory to register it may remember its number, and would never look at the
   * next channel of that number.
   */
  private void giveUp(SocketChannel channel) {
    if (givenUpCount == givenUp.length) {
      close(channel);
      return;
    }
    givenUp[givenUpCount++] = channel;
    try {
      channel.shutdownInput();
      channel.shutdownOutput();
    } catch (IOException | RuntimeException | Error gone) {
      // So is the client, then.
    }
  }

  private void pauseAccepting(long now) {
    acceptPaused = true;
    acceptAgain = now + RETRY_NANOS;
    acceptKey.interestOps(0);
  }

  /**
   * The connection to close when a newcomer needs its place, or null. One that waits for its answer
   * is not taken while its client shows signs of life, and one that reads its answer only when its
   * client has stopped doing so.
   */
  private @Nullable Connection leastMissed(long now) {
    Connection victim = null;
    int victimRank = Integer.MAX_VALUE;
    for (int i = 0; i < connections.size(); i++) {
      Connection candidate = connections.get(i);
      int rank = rank(candidate, now);
      if (rank < victimRank
          || (rank == victimRank
              && victim != null
              && candidate.phaseStart() - victim.phaseStart() < 0)) {
        victim = candidate;
        victimRank = rank;
      }
    }
    return victim;
  }

  private static int rank(Connection connection, long now) {
    switch (connection.phase()) {
      case CLOSED:
      case LINGERING:
        return 0;
      case READING:
        // Prometheus comes back on a connection that it has used; who only opens some does not.
        return connection.isKeptAlive() ? 2 : 1;
      case WRITING:
        long still = TimeUnit.NANOSECONDS.toMillis(now - connection.phaseStart());
        return still >= Limits.STALLED_MILLIS ? 3 : Integer.MAX_VALUE;
      default:
        return connection.mayBeForsaken() ? 4 : Integer.MAX_VALUE;
    }
  }

  /** Closes the clients that have not read for longest when too many pages wait for theirs. */
  private void keepUnreadBytesBounded(Connection newest) {
    while (true) {
      long unread = 0;
      Connection slowest = null;
      for (int i = 0; i < connections.size(); i++) {
        Connection connection = connections.get(i);
        unread += connection.unreadBytes();
        if (connection != newest
            && connection.unreadBytes() > 0
            && (slowest == null || connection.phaseStart() - slowest.phaseStart() < 0)) {
          slowest = connection;
        }
      }
      if (unread <= serving.limits.unreadBytes || slowest == null) {
        return;
      }
      slowest.close();
    }
  }

  private void forgetClosed() {
    for (int i = connections.size() - 1; i >= 0; i--) {
      if (connections.get(i).phase() == Connection.Phase.CLOSED) {
        // Their order means nothing.
        Connection last = connections.remove(connections.size() - 1);
        if (i < connections.size()) {
          connections.set(i, last);
        }
      }
    }
  }

  private void closeGivenUp() {
    for (SocketChannel channel : givenUp) {
      close(channel);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException ignored) {
      // The loop looks for itself whether to end.
    }
  }

  private void closeAll() {
    for (Connection connection : connections) {
      connection.close();
    }
    closeGivenUp();
    close(server);
    close(selector);
  }

  private static void close(@Nullable AutoCloseable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (Exception ignored) {
      // Nothing depends on it any more.
    }
  }
}
