package testprograms.closed;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/**
 * Runs a program behind a class loader that hides the boot class path, as those of OSGi and JBoss
 * Modules do: but for {@code java.*}, only what the JDK's own loaders have in their modules.
 */
public final class Closed extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private Closed(URL[] urls) {
    super(urls, null);
  }

  public static void main(String[] args) throws Exception {
    String[] files = args[0].split(File.pathSeparator, -1);
    URL[] urls = new URL[files.length];
    for (int i = 0; i < files.length; i++) {
      urls[i] = url(files[i]);
    }
    Closed loader = new Closed(urls);
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass(args[1])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
  }

  private static URL url(String file) throws MalformedURLException {
    return new File(file).toURI().toURL();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      Class<?> found = known == null ? find(name) : known;
      if (resolve) {
        resolveClass(found);
      }
      return found;
    }
  }

  private Class<?> find(String name) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return ClassLoader.getSystemClassLoader().loadClass(name);
    }
    try {
      return findClass(name);
    } catch (ClassNotFoundException notMine) {
      if (name.startsWith("io.gameserverexporter.")) {
        throw notMine;
      }
      return ClassLoader.getSystemClassLoader().loadClass(name);
    }
  }
}
