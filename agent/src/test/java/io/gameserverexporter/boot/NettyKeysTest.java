package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.util.AttributeKey;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NettyKeysTest {

  @Test
  void eachIsTheKeyOfItsName() {
    AttributeKey<Object> http = NettyKeys.http(AttributeKey.class);
    assertSame(AttributeKey.valueOf("io.gameserverexporter.http"), http);
    assertSame(http, NettyKeys.http(AttributeKey.class));
    assertNotSame(http, NettyKeys.traffic(AttributeKey.class));
  }

  /** As a second copy of Netty has it, moved below another package. */
  @Test
  void eachCopyHasItsOwn() {
    AttributeKey<Object> first = NettyKeys.http(AttributeKey.class);
    Copy second = NettyKeys.http(Copy.class);
    assertEquals("io.gameserverexporter.http", second.name);
    assertSame(second, NettyKeys.http(Copy.class));
    assertSame(first, NettyKeys.http(AttributeKey.class));
  }

  /** Requests go on all the same, and none pays for another try. */
  @Test
  void whatCannotBeAskedIsAskedOnce() {
    for (int i = 0; i < 3; i++) {
      assertThrows(IllegalStateException.class, () -> NettyKeys.http(Failing.class));
    }
    assertEquals(1, Failing.asked);
  }

  /** An application that has closed its channels can be collected, with its copy of Netty. */
  @Test
  void anApplicationCanGo() throws Exception {
    NettyKeys.closed();
    WeakReference<ClassLoader> gone = useAndDrop();
    NettyKeys.closed();
    Instant end = Instant.now().plus(Duration.ofSeconds(15));
    while (gone.get() != null && Instant.now().isBefore(end)) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(gone.get());
  }

  private static WeakReference<ClassLoader> useAndDrop() throws Exception {
    URL classes = Copy.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader application =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = application.loadClass(Copy.class.getName());
      assertNotSame(Copy.class, type);
      assertSame(type, NettyKeys.http(type).getClass());
      assertSame(type, NettyKeys.traffic(type).getClass());
      assertSame(type, NettyKeys.webSocket(type).getClass());
      // A handler is as much of the application's.
      Object handler = NettyKeys.http(type);
      assertSame(NettyTraffic.codec(handler), NettyTraffic.codec(handler));
      return new WeakReference<>(application);
    }
  }

  public static final class Copy {
    final String name;

    private Copy(String name) {
      this.name = name;
    }

    public static Copy valueOf(String name) {
      return new Copy(name);
    }
  }

  public static final class Failing {
    static int asked;

    private Failing() {}

    public static Failing valueOf(String name) {
      asked++;
      throw new UnsupportedOperationException(name);
    }
  }
}
