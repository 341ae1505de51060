package io.gameserverexporter.probe;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  // From a class that is one of these to the interface that it implements, all with slashes.
  private final Map<String, String> known = new ConcurrentHashMap<>();
  private final Set<String> interfaces;

  /**
   * @param interfaces the names with slashes, javax and jakarta alike
   */
  Implementors(Set<String> interfaces) {
    this.interfaces = interfaces;
  }

  /** Whether {@code name} is one of the interfaces, and nothing else counts in its container. */
  boolean startsWith(String name, @Nullable ClassLoader loader) {
    if (!interfaces.contains(name) || loader == null) {
      return false;
    }
    for (String container : CONTAINERS) {
      if (loader.getResource(container) != null) {
        return false;
      }
    }
    return true;
  }

  void start(String interfaceName) {
    known.put(interfaceName, interfaceName);
  }

  /** Notes an implementor that was loaded before; names as {@code Class.getName} gives them. */
  void know(String className, String interfaceName) {
    known.put(className.replace('.', '/'), interfaceName.replace('.', '/'));
  }

  /** The interface that a class implements by its class file, null if none that has started. */
  @Nullable String interfaceOf(String className, byte[] classFile) {
    if (known.isEmpty()) {
      return null;
    }
    String alreadyKnown = known.get(className);
    if (alreadyKnown != null) {
      return alreadyKnown;
    }
    String[] supertypes = ClassHeader.supertypes(classFile);
    if (supertypes == null) {
      return null;
    }
    for (String supertype : supertypes) {
      String found = known.get(supertype);
      if (found != null) {
        known.put(className, found);
        return found;
      }
    }
    return null;
  }
}
