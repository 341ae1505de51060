package io.gameserverexporter.probe;

import io.gameserverexporter.probe.weave.Weave;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Tells implementors of the interfaces that a probe names from the classes that pass by.
 *
 * <p>Nothing is looked at until such an interface is loaded in a container that has no probe of its
 * own; a server without servlets, or on Tomcat, pays nothing.
 */
final class Implementors {
  /** Who has its own probe, and counts better than the servlet API can. */
  private static final String[] CONTAINERS = {"org/apache/catalina/core/StandardEngine.class"};

  private static final int BUFFER = 8192;

  // From a class that is one of these to the interface that it implements, all with slashes.
  private final Map<String, String> known = new ConcurrentHashMap<>();
  private final List<Weave> weaves = new ArrayList<>();
  // How the descriptors of the methods begin that are to be woven.
  private final List<byte[]> descriptors = new CopyOnWriteArrayList<>();
  private final Set<String> prefixes = new HashSet<>();
  private final Copies copies;

  /**
   * @param copies whose containers count for themselves, too
   */
  Implementors(Copies copies) {
    this.copies = copies;
  }

  /** What is to be woven into implementors; before the first class is looked at. */
  void add(Weave weave) {
    weaves.add(weave);
  }

  /** Whether those of the loader are meant: nothing else counts in its container. */
  boolean areFor(@Nullable ClassLoader loader) {
    if (loader == null) {
      return false;
    }
    for (String container : CONTAINERS) {
      if (loader.getResource(container) != null) {
        return false;
      }
      for (String prefix : copies.prefixes()) {
        if (loader.getResource(prefix + container) != null) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Looks for implementors of an interface from now on.
   *
   * @param prefix the package that it was moved below
   */
  void start(String interfaceName, String prefix) {
    learn(prefix);
    known.put(interfaceName, interfaceName);
  }

  private synchronized void learn(String prefix) {
    if (prefixes.add(prefix)) {
      for (Weave weave : weaves) {
        descriptors.add(weave.descriptor(false, prefix));
        descriptors.add(weave.descriptor(true, prefix));
      }
    }
  }

  /** Notes an implementor, names with slashes. */
  void know(String className, String interfaceName) {
    known.put(className, interfaceName);
  }

  /**
   * The interface that a class implements by its class file and those of its supertypes.
   *
   * @return null if none that has started, or if the class has no method that is to be woven
   */
  @Nullable String interfaceOf(String className, byte[] classFile, @Nullable ClassLoader loader) {
    if (known.isEmpty()) {
      return null;
    }
    String alreadyKnown = known.get(className);
    if (alreadyKnown != null) {
      return alreadyKnown;
    }
    ClassHeader header = ClassHeader.read(classFile);
    return header == null || !isCandidate(header) ? null : above(className, header, loader);
  }

  /**
   * The servlet API's own base classes, of one of its interfaces. They pass by before their
   * interface does, and most servlets have their method from them.
   */
  static List<String> basesOf(String interfaceName) {
    int name = interfaceName.lastIndexOf('/') + 1;
    String api = interfaceName.substring(0, name);
    switch (interfaceName.substring(name)) {
      case "Servlet":
        return Arrays.asList(api + "GenericServlet", api + "http/HttpServlet");
      case "Filter":
        return Arrays.asList(api + "GenericFilter", api + "http/HttpFilter");
      default:
        return Collections.emptyList();
    }
  }

  private boolean isCandidate(ClassHeader header) {
    for (byte[] descriptor : descriptors) {
      if (header.hasDescriptor(descriptor)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads the supertypes' class files: a class passes by before its superclass does, and loading
   * that now would be the agent's doing.
   */
  private @Nullable String above(
      String className, ClassHeader header, @Nullable ClassLoader loader) {
    for (String supertype : header.supertypes()) {
      String found = known.get(supertype);
      if (found == null && loader != null && !supertype.startsWith("java/")) {
        ClassHeader read = read(supertype, loader);
        found = read == null ? null : above(supertype, read, loader);
      }
      if (found != null) {
        known.put(className, found);
        return found;
      }
    }
    return null;
  }

  private static @Nullable ClassHeader read(String className, ClassLoader loader) {
    try (InputStream in = loader.getResourceAsStream(className + ".class")) {
      if (in == null) {
        return null;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return ClassHeader.read(bytes.toByteArray());
    } catch (IOException unreadable) {
      return null;
    }
  }
}
