package io.gameserverexporter.boot;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, from the moment the server took it up until it is complete.
 *
 * <p>A server that pools its request objects keeps one of these with each and uses it again, so
 * that a request costs no allocation. Begins and ends through {@link HttpServers}.
 */
public final class HttpExchange {
  private static final AtomicIntegerFieldUpdater<HttpExchange> STATE =
      AtomicIntegerFieldUpdater.newUpdater(HttpExchange.class, "state");

  private static final int IDLE = 0;
  private static final int OPEN = 1;
  private static final int ENDED = 2;

  // What the server pools, if the exchange is found by that alone.
  private final @Nullable WeakReference<Object> channel;

  private volatile int state;
  private long startNanos;
  private @Nullable String method;
  private @Nullable String scheme;
  private @Nullable ActiveSeries active;
  private String routePrefix = "";
  private @Nullable String route;
  private @Nullable String path;
  private String otherwisePrefix = "";
  private @Nullable String otherwise;
  private @Nullable RouterMounts mounts;
  private @Nullable String located;
  private boolean inContainer;
  private boolean lookingUp;
  private int status;
  private @Nullable String errorType;
  private @Nullable Object kept;
  private volatile @Nullable Object name;

  /** One that a server, or a connection, has room for. */
  public HttpExchange() {
    this(null);
  }

  /**
   * @param channel the object of a server that it belongs to, for {@link #isOf}
   */
  HttpExchange(@Nullable WeakReference<Object> channel) {
    this.channel = channel;
  }

  /** Whether it is that of an object of the server, as {@link HttpChannels} keeps them. */
  boolean isOf(Object object) {
    return channel != null && channel.get() == object;
  }

  /** The request's method as the client sent it; null if it could not be read. */
  public @Nullable String method() {
    return method;
  }

  /** {@code http} or {@code https} as far as the server knows. */
  public @Nullable String scheme() {
    return scheme;
  }

  /** What stands before {@link #route()}, such as the context path; empty when nothing does. */
  public String routePrefix() {
    return routePrefix;
  }

  /** The template that matched the request's path, null when none did. Never a raw path. */
  public @Nullable String route() {
    return route;
  }

  /**
   * The route as it will be counted, of an exchange whose response is on its way: who has the
   * request knows no better one any more.
   */
  public @Nullable String settledRoute() {
    return route != null ? route : otherwise;
  }

  /** What stands before {@link #settledRoute()}. */
  public String settledPrefix() {
    return route != null ? routePrefix : otherwisePrefix;
  }

  /** Sets the route, unless one is known already: the first that matched is the one asked for. */
  public void routeIfAbsent(String prefix, String template) {
    if (route == null) {
      routePrefix = prefix;
      route = template;
    }
  }

  /**
   * Sets what the route is if nobody who is called later knows a better one, such as the pattern of
   * a framework inside a servlet.
   */
  public void routeOtherwise(String prefix, String template) {
    if (otherwise == null) {
      otherwisePrefix = prefix;
      otherwise = template;
    }
  }

  /**
   * Sets the route to the path that the application registered for whatever has the request, unless
   * a better one is known; slashes at its end, of which a request may have any number, are left
   * out.
   */
  public void registeredPath(String path) {
    if (route != null || otherwise != null || inContainer) {
      return;
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    if (end > 0) {
      routeIfAbsent("", path.substring(0, end));
    }
  }

  /**
   * The server hands the request to a container, which knows routes of its own: the path that led
   * there is then none.
   */
  public void handToContainer() {
    inContainer = true;
  }

  /**
   * The server looks in a table for the handler, which may look further: the route is the table's
   * unless a later one is more exact.
   */
  public void lookUp(String prefix) {
    lookingUp = true;
    otherwisePrefix = prefix;
    otherwise = null;
  }

  /** Whether something has been looked up, and nobody has said where that leads. */
  public boolean isLookingUp() {
    return lookingUp;
  }

  /** A table has been looked in; ignored unless for {@link #lookUp} and its first. */
  public void found(String template) {
    if (lookingUp) {
      lookingUp = false;
      otherwise = template;
    }
  }

  /** As {@link #found}, in a table behind which nobody looks further: that is the route. */
  public void matched(@Nullable String template) {
    if (lookingUp && template != null) {
      lookingUp = false;
      routeIfAbsent(otherwisePrefix, template);
    }
  }

  /** Nothing has been found, or the handler that was found has returned. */
  public void lookedUp() {
    lookingUp = false;
  }

  /**
   * A router hands the request to a handler, which may hand it on: the route is that of the last.
   *
   * <p>The handler may be another router, which is mounted at the path and hands it on at once.
   *
   * @param within where the router is mounted in others, in the path that was asked for; null when
   *     it is the outermost
   * @param path of the router's route, null when it is for every path
   * @param exact whether that is all of the path, and no prefix
   */
  public void handTo(@Nullable String within, @Nullable String path, boolean exact) {
    RouterMounts known = mounts;
    if (known == null) {
      known = new RouterMounts();
      mounts = known;
    }
    String prefix = known.prefix(within, path);
    if (prefix == null || path == null) {
      otherwise = null;
    } else {
      otherwisePrefix = prefix;
      otherwise = exact ? path : RouterMounts.ofPrefix(path);
    }
  }

  /** No handler of the router has answered. */
  public void handToNobody() {
    otherwise = null;
  }

  /**
   * A resource hands the request to another one below it, which looks further: not the route yet,
   * as it may find nothing.
   */
  public void located(String template) {
    located = template;
  }

  /** The joined templates that have led to the resource that has the request; null for none. */
  public @Nullable String located() {
    return located;
  }

  /** Notes what a server learns before the exchange begins, for whoever begins it. */
  public void expect(String scheme, String route) {
    if (!isOpen()) {
      if (!scheme.equals(this.scheme)) {
        // Where the last request belonged, which had another scheme.
        active = null;
      }
      this.scheme = scheme;
      this.route = route;
    }
  }

  /** Notes the path that was asked for, as the client sent it; the query may follow. */
  public void path(@Nullable String asked) {
    path = asked;
  }

  /** The path that was asked for, null unless {@link HttpServers#wantsPaths}. */
  public @Nullable String path() {
    return path;
  }

  /** Notes the status of a response whose end comes later. */
  public void status(int code) {
    status = code;
  }

  /** The status noted so far, 0 when none was. */
  public int status() {
    return status;
  }

  /**
   * Notes what went wrong in the handler; what an exception of the framework wraps rather than
   * itself.
   */
  public void failed(Throwable error) {
    Throwable reason = error;
    Throwable cause = reason.getCause();
    while (cause != null && isWrapper(reason.getClass().getName())) {
      reason = cause;
      cause = reason.getCause();
    }
    errorType = reason.getClass().getName();
  }

  private static boolean isWrapper(String className) {
    return ClassNames.isCopyOf(className, "jakarta.servlet.ServletException")
        || ClassNames.isCopyOf(className, "javax.servlet.ServletException")
        || ClassNames.isCopyOf(className, "org.springframework.web.util.NestedServletException")
        || ClassNames.isCopyOf(className, "org.jboss.resteasy.spi.ApplicationException")
        || ClassNames.isCopyOf(className, "org.jboss.resteasy.spi.UnhandledException");
  }

  /** What went wrong so far, null when nothing did. */
  public @Nullable String errorType() {
    return errorType;
  }

  /**
   * From now until it ends, the exchange is the one of the server's object for its request, in
   * {@link HttpRequests}. Ignored when it is that of another one already, or not open.
   */
  public void knownBy(Object request) {
    if (name == null && isOpen()) {
      name = request;
      HttpRequests.begin(request, this);
      if (!isOpen()) {
        // It ended on another thread meanwhile, which may not have seen the name.
        name = null;
        HttpRequests.end(request);
      }
    }
  }

  /** Whether it is that of an object of the server. */
  public boolean isNamed() {
    return name != null;
  }

  /** Whether the exchange has begun and not ended. */
  public boolean isOpen() {
    return state == OPEN;
  }

  /** Whether the exchange has neither begun nor ended since it was made or {@link #recycle}d. */
  public boolean isIdle() {
    return state == IDLE;
  }

  /** Where the last request belonged that it was used for, if that had the same strings. */
  @SuppressWarnings("ReferenceEquality")
  @Nullable ActiveSeries activeOf(@Nullable String method, @Nullable String scheme) {
    return this.method == method && this.scheme == scheme ? active : null;
  }

  // Of one that is used again most is as it has to be. A reference that is written, even the same
  // or null, costs more than to look: the garbage collector has code of its own behind each.
  @SuppressWarnings("ReferenceEquality")
  void open(@Nullable String method, @Nullable String scheme, ActiveSeries active) {
    if (this.active != active) {
      this.active = active;
    }
    if (this.method != method) {
      this.method = method;
    }
    if (this.scheme != scheme) {
      this.scheme = scheme;
    }
    if (route != null) {
      route = null;
      routePrefix = "";
    }
    if (path != null) {
      path = null;
    }
    if (otherwise != null) {
      otherwise = null;
    }
    if (mounts != null) {
      mounts.forget();
    }
    if (located != null) {
      located = null;
    }
    if (errorType != null) {
      errorType = null;
    }
    inContainer = false;
    lookingUp = false;
    status = 0;
    startNanos = System.nanoTime();
    // Who sees this sees the above; nothing that follows has to wait for it.
    STATE.lazySet(this, OPEN);
  }

  /** True for one caller only, however many threads see the end. */
  boolean close() {
    if (!STATE.compareAndSet(this, OPEN, ENDED)) {
      return false;
    }
    Object known = name;
    if (known != null) {
      name = null;
      HttpRequests.end(known);
    }
    String found = otherwise;
    if (found != null) {
      routeIfAbsent(otherwisePrefix, found);
    }
    return true;
  }

  /** Where it belongs while it is open; never null once it has begun. */
  public ActiveSeries active() {
    return Objects.requireNonNull(active);
  }

  /** What the sink has kept for the next request that it is used for; null when nothing yet. */
  public @Nullable Object kept() {
    return kept;
  }

  /** Keeps something for the sink, beyond the end. */
  public void keep(Object next) {
    kept = next;
  }

  long startNanos() {
    return startNanos;
  }

  /** The server is about to use the request object for the next request. */
  public void recycle() {
    STATE.compareAndSet(this, ENDED, IDLE);
  }
}
