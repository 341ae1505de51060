package testprograms.state;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/** Prints, when its standard input ends, what an agent could have changed behind its back. */
public final class GlobalState {
  private GlobalState() {}

  public static void main(String[] args) throws IOException {
    System.out.println("running");
    while (System.in.read() >= 0) {
      // Until the test has seen enough.
    }
    for (Map.Entry<Object, Object> property : new TreeMap<Object, Object>(System.getProperties()).entrySet()) {
      say("property " + property.getKey(), property.getValue());
    }
    for (Provider provider : Security.getProviders()) {
      say("security provider", provider);
    }
    say("uncaught exceptions", Thread.getDefaultUncaughtExceptionHandler());
    say("main's context class loader is the system's",
        Thread.currentThread().getContextClassLoader() == ClassLoader.getSystemClassLoader());
    say("main's own handler is its group", Thread.currentThread().getUncaughtExceptionHandler() == Thread.currentThread().getThreadGroup());
    say("main's priority", Thread.currentThread().getPriority());
    say("main is interrupted", Thread.currentThread().isInterrupted());
    say("in", System.in.getClass());
    say("out", System.out.getClass());
    say("err", System.err.getClass());
    say("locale", Locale.getDefault());
    say("time zone", TimeZone.getDefault().getID());
    say("charset", Charset.defaultCharset());
    say("temporary files", Arrays.toString(new File(System.getProperty("java.io.tmpdir")).list()));
    say("files here", Arrays.toString(new File("").getAbsoluteFile().list()));
    // What is set up once, by who asks first, has to be left for the application to ask first.
    System.setProperty("java.util.logging.manager", OwnLogManager.class.getName());
    say("log manager", LogManager.getLogManager().getClass());
    say("handlers of the root logger", Logger.getLogger("").getHandlers().length);
    System.setProperty("javax.management.builder.initial", OwnServerBuilder.class.getName());
    ManagementFactory.getPlatformMBeanServer();
    say("MBean server made by the application's builder", OwnServerBuilder.used);
    System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "3");
    say("common pool", ForkJoinPool.commonPool().getParallelism());
  }

  private static void say(String what, Object value) {
    System.out.println(what + ": " + String.valueOf(value).replace('\n', ' '));
  }

  /** The application's. */
  public static final class OwnLogManager extends LogManager {}

  /** The application's. */
  public static final class OwnServerBuilder extends MBeanServerBuilder {
    static boolean used;

    @Override
    public MBeanServer newMBeanServer(
        String defaultDomain, MBeanServer outer, MBeanServerDelegate delegate) {
      used = true;
      return super.newMBeanServer(defaultDomain, outer, delegate);
    }
  }
}
