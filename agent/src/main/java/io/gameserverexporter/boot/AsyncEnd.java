package io.gameserverexporter.boot;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Ends an exchange when a servlet container completes its asynchronous request.
 *
 * <p>The handler of a {@link java.lang.reflect.Proxy} for {@code AsyncListener}, javax or jakarta:
 * no class of ours has to be put into the application's loaders. Source: Jakarta Servlet 6.0,
 * section 2.3.3.3.
 */
public final class AsyncEnd implements InvocationHandler {
  private final HttpExchange exchange;
  private final Object response;
  private final Class<?> responseType;

  /**
   * @param responseType {@code HttpServletResponse}, javax or jakarta
   */
  public AsyncEnd(HttpExchange exchange, Object response, Class<?> responseType) {
    this.exchange = exchange;
    this.response = response;
    this.responseType = responseType;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    try {
      switch (method.getName()) {
        case "onComplete":
          HttpServers.end(exchange, status(), null);
          return null;
        case "onError":
          noteError(arguments);
          return null;
        case "onStartAsync":
          // Listeners are dropped when a dispatch starts asynchronous processing again.
          listenAgain(proxy, method, arguments);
          return null;
        case "equals":
          return arguments != null && arguments[0] == proxy;
        case "hashCode":
          return System.identityHashCode(this);
        case "toString":
          return "gameserver-exporter";
        default:
          return null;
      }
    } catch (Throwable error) {
      Suppressed.note(error);
      return null;
    }
  }

  private int status() throws ReflectiveOperationException {
    return (Integer) responseType.getMethod("getStatus").invoke(response);
  }

  private void noteError(Object @Nullable [] arguments) throws ReflectiveOperationException {
    if (arguments != null) {
      Object event = arguments[0];
      Object error = event.getClass().getMethod("getThrowable").invoke(event);
      if (error instanceof Throwable) {
        exchange.failed((Throwable) error);
      }
    }
  }

  private static void listenAgain(Object proxy, Method method, Object @Nullable [] arguments)
      throws ReflectiveOperationException {
    if (arguments != null) {
      Object event = arguments[0];
      Method getContext = event.getClass().getMethod("getAsyncContext");
      getContext
          .getReturnType()
          .getMethod("addListener", method.getDeclaringClass())
          .invoke(getContext.invoke(event), proxy);
    }
  }
}
