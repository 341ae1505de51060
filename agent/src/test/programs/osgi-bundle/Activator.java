package testprograms.osgibundle;

import java.lang.reflect.Method;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Runs a program that is in its bundle; the bundle's headers name it and its arguments. */
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) throws Exception {
    Class<?> program =
        context.getBundle().loadClass(context.getBundle().getHeaders().get("Program"));
    final Method main = program.getMethod("main", String[].class);
    final String[] arguments =
        context.getBundle().getHeaders().get("Program-Arguments").trim().split(" ");
    Thread thread =
        new Thread("program") {
          @Override
          public void run() {
            try {
              main.invoke(null, (Object) arguments);
            } catch (Exception e) {
              e.printStackTrace();
            }
          }
        };
    thread.setContextClassLoader(program.getClassLoader());
    thread.start();
  }

  @Override
  public void stop(BundleContext context) {}
}
