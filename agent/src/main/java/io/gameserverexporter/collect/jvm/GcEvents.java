package io.gameserverexporter.collect.jvm;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Hears of each garbage collection when it has ended, until {@link #close}.
 *
 * <p>The JVM calls on a thread of its own that has other things to do, all other listeners among
 * them: a receiver neither waits nor does more than to count.
 */
final class GcEvents implements NotificationListener {
  private final Receiver receiver;

  /** Who is told. */
  interface Receiver {
    /** A garbage collection has ended. */
    void collected(GarbageCollectionNotificationInfo collection);
  }

  private GcEvents(Receiver receiver) {
    this.receiver = receiver;
  }

  /**
   * Tells the receiver of every collection from now on.
   *
   * @throws NoClassDefFoundError without the module {@code jdk.management}
   * @throws UnsupportedOperationException when the JVM tells of no collection
   */
  static GcEvents listen(Receiver receiver) {
    // Without the module there are collectors all the same, which would just say nothing.
    String needed = GarbageCollectionNotificationInfo.class.getName();
    GcEvents events = new GcEvents(receiver);
    boolean heard = false;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter) {
        ((NotificationEmitter) collector).addNotificationListener(events, null, null);
        heard = true;
      }
    }
    if (!heard) {
      throw new UnsupportedOperationException("no garbage collector sends a " + needed);
    }
    return events;
  }

  @Override
  public void handleNotification(Notification notification, Object handback) {
    try {
      receiver.collected(
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData()));
    } catch (Throwable e) {
      // Nothing of ours may disturb that thread; one collection is missing in the figures.
    }
  }

  void close() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter) {
        try {
          ((NotificationEmitter) collector).removeNotificationListener(this);
        } catch (ListenerNotFoundException e) {
          // Gone already.
        }
      }
    }
  }
}
