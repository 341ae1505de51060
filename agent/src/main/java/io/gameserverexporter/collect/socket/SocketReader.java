package io.gameserverexporter.collect.socket;

import io.gameserverexporter.boot.SocketLine;
import io.gameserverexporter.boot.SocketSink;
import io.gameserverexporter.collect.source.JdkInternals;
import io.gameserverexporter.meter.SocketMeter;
import java.io.FileDescriptor;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks into a socket that nobody has told of, at its first traffic. */
public final class SocketReader implements SocketSink {
  private static final String NET = "sun.nio.ch.Net";

  private final SocketMeter meter;
  private final @Nullable Instrumentation instrumentation;
  // Found late: looking for them loads classes that are to be woven, and so waits for the weaver.
  private volatile @Nullable MethodHandle localAddress;
  private volatile @Nullable MethodHandle remoteAddress;
  private @Nullable Set<Integer> listened;

  /**
   * @param instrumentation null leaves what the JDK keeps to itself closed: no port is found
   */
  public SocketReader(SocketMeter meter, @Nullable Instrumentation instrumentation) {
    this.meter = meter;
    this.instrumentation = instrumentation;
  }

  @Override
  public SocketLine line(String protocol, String port) {
    return meter.line(protocol, port);
  }

  @Override
  public int localPort(FileDescriptor descriptor) {
    try {
      MethodHandle local = localAddress;
      if (local == null) {
        local = ofNet("localAddress");
        localAddress = local;
      }
      return ((InetSocketAddress) local.invokeExact(descriptor)).getPort();
    } catch (Throwable noSocket) {
      // A pipe, or closed meanwhile.
      return 0;
    }
  }

  @Override
  public boolean isConnected(FileDescriptor descriptor) {
    try {
      MethodHandle remote = remoteAddress;
      if (remote == null) {
        remote = ofNet("remoteAddress");
        remoteAddress = remote;
      }
      return ((InetSocketAddress) remote.invokeExact(descriptor)).getPort() > 0;
    } catch (Throwable notConnected) {
      return false;
    }
  }

  private MethodHandle ofNet(String name) throws ReflectiveOperationException {
    Class<?> net = Class.forName(NET, true, null);
    JdkInternals.open(instrumentation, net);
    Method method = net.getDeclaredMethod(name, FileDescriptor.class);
    method.setAccessible(true);
    return MethodHandles.lookup().unreflect(method);
  }

  @Override
  public synchronized boolean listened(int port) {
    if (listened == null) {
      listened = ListeningPorts.read();
    }
    return listened.contains(port);
  }
}
