package io.gameserverexporter.boot;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The isolated loader of the agent's core and libraries: the folder {@code inst/} of the agent's
 * jar, where classes end in {@code .classdata}.
 *
 * <p>What the folder holds comes from the folder, before any parent is asked: the boot search path
 * may carry other agents' libraries. The parent is the platform loader (the extension loader on
 * Java 8), so that nothing of the application's class path is seen.
 */
public final class AgentLoader extends ClassLoader {
  private static final String ROOM = "inst/";

  static {
    registerAsParallelCapable();
  }

  private final Set<String> packages = ConcurrentHashMap.newKeySet();
  private final JarFile jar;
  private final ProtectionDomain domain;
  private final URL base;

  /**
   * Opens the jar, which stays open as long as the loader lives.
   *
   * @throws IOException if the file cannot be read
   */
  public AgentLoader(File file) throws IOException {
    super(platformLoader());
    this.jar = new JarFile(file, false);
    this.domain =
        new ProtectionDomain(
            new CodeSource(file.toURI().toURL(), (Certificate[]) null), null, this, null);
    this.base = new URL("agent", null, -1, "/", new Handler());
  }

  /**
   * The platform loader, the extension loader on Java 8. Not by reflective {@code
   * ClassLoader.getPlatformClassLoader}: the annotations that the JVM reads for such a call take 25
   * ms of the server's start.
   */
  private static ClassLoader platformLoader() {
    ClassLoader top = ClassLoader.getSystemClassLoader();
    ClassLoader parent = top.getParent();
    while (parent != null) {
      top = parent;
      parent = top.getParent();
    }
    return top;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        JarEntry entry = jar.getJarEntry(ROOM + name.replace('.', '/') + ".classdata");
        loaded = entry == null ? super.loadClass(name, false) : define(name, entry);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private Class<?> define(String name, JarEntry entry) throws ClassNotFoundException {
    byte[] bytes;
    try {
      bytes = read(entry);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      definePackage(name.substring(0, dot));
    }
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  // Deprecated since 9 for a method that Java 8 lacks.
  @SuppressWarnings("deprecation")
  private void definePackage(String name) {
    // Not asked whether there is one: for the boot loader's, the JDK would read the jar anew, and
    // load classes for that which are to be woven later.
    if (packages.add(name)) {
      try {
        definePackage(name, null, null, null, null, null, null, null);
      } catch (IllegalArgumentException definedMeanwhile) {
        // By another thread, with the same content.
      }
    }
  }

  /** A file of {@code inst/}, or null. Class files go by their plain names, ending in .class. */
  public byte @Nullable [] file(String path) throws IOException {
    JarEntry entry = entry(path);
    return entry == null ? null : read(entry);
  }

  private @Nullable JarEntry entry(String path) {
    return jar.getJarEntry(ROOM + (path.endsWith(".class") ? path + "data" : path));
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    // Only ours: a service file of the application or of another agent is none of our business.
    URL own = findResource(name);
    return own == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(own));
  }

  @Override
  protected @Nullable URL findResource(String name) {
    if (entry(name) == null) {
      return null;
    }
    try {
      return new URL(base, "/" + name);
    } catch (MalformedURLException e) {
      return null;
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    try {
      byte[] bytes = file(name);
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      return null;
    }
  }

  private byte[] read(JarEntry entry) throws IOException {
    byte[] bytes = new byte[(int) entry.getSize()];
    try (InputStream in = jar.getInputStream(entry)) {
      int length = 0;
      while (length < bytes.length) {
        int n = in.read(bytes, length, bytes.length - length);
        if (n < 0) {
          throw new IOException("the agent's jar changed while it was in use: " + entry.getName());
        }
        length += n;
      }
    }
    return bytes;
  }

  /** Reads from the jar that is open anyway: no second handle, no cache of the JDK's. */
  private final class Handler extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() throws IOException {
          byte[] bytes = file(url.getPath().substring(1));
          if (bytes == null) {
            throw new IOException("not in the agent's jar: " + url.getPath());
          }
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
