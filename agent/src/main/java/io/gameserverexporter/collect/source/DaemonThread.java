package io.gameserverexporter.collect.source;

/** Threads of the agent: the application can neither see them in its groups nor wait for them. */
public final class DaemonThread {
  /** Reserved, not resident; enough for the class initialisers that run when sources open. */
  private static final int STACK_BYTES = 512 << 10;

  private DaemonThread() {}

  /** A thread that is not started yet. */
  public static Thread of(String name, Runnable work) {
    Thread thread = new Thread(rootGroup(), work, name, STACK_BYTES);
    thread.setDaemon(true);
    thread.setContextClassLoader(DaemonThread.class.getClassLoader());
    return thread;
  }

  /** The group above all others; the application may destroy or interrupt those that it knows. */
  public static ThreadGroup rootGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    for (ThreadGroup up = group.getParent(); up != null; up = up.getParent()) {
      group = up;
    }
    return group;
  }
}
