package io.gameserverexporter.boot;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The messages of one class of decoders or encoders. */
public final class NettyCodec {
  private final Class<?> type;
  private final String name;
  private final @Nullable NettySink sink;
  private volatile @Nullable LongAdder received;
  private volatile @Nullable LongAdder sent;

  /**
   * @param sink null for one that is not counted
   */
  NettyCodec(Class<?> type, String name, @Nullable NettySink sink) {
    this.type = type;
    this.name = name;
    this.sink = sink;
  }

  boolean isOf(Object handler) {
    return handler.getClass() == type;
  }

  /** The decoder hands messages on. */
  public void received(int messages) {
    LongAdder adder = received;
    if (adder == null && sink != null) {
      adder = sink.messages("received", name);
      received = adder;
    }
    if (adder != null) {
      adder.add(messages);
    }
  }

  /** The encoder has encoded a message. */
  public void sent() {
    LongAdder adder = sent;
    if (adder == null && sink != null) {
      adder = sink.messages("sent", name);
      sent = adder;
    }
    if (adder != null) {
      adder.add(1);
    }
  }
}
