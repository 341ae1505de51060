package io.gameserverexporter.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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

  private static final int BUFFER = 8192;

  // From a class that is one of these to the interface that it implements, all with slashes.
  private final Map<String, String> known = new ConcurrentHashMap<>();
  private final Set<String> interfaces;
  private final List<byte[]> descriptors;

  /**
   * @param interfaces the names with slashes, javax and jakarta alike
   * @param descriptors how the descriptors of the methods begin that are to be woven
   */
  Implementors(Set<String> interfaces, List<byte[]> descriptors) {
    this.interfaces = interfaces;
    this.descriptors = descriptors;
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

  /**
   * The interface that a class implements by its class file and those of its supertypes.
   *
   * @return null if none that has started, or if the class has no method that is to be woven
   */
  @Nullable String interfaceOf(String className, byte[] classFile, @Nullable ClassLoader loader) {
    String ofBase = interfaceOfBase(className);
    if (ofBase != null && startsWith(ofBase, loader)) {
      start(ofBase);
      known.put(className, ofBase);
      return ofBase;
    }
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
   * The interface of the servlet API's own base classes. They pass by before their interface does,
   * and most servlets have their method from them.
   */
  private static @Nullable String interfaceOfBase(String className) {
    int name = className.lastIndexOf('/') + 1;
    if (className.startsWith("javax/servlet/") || className.startsWith("jakarta/servlet/")) {
      String api = className.substring(0, className.indexOf('/')) + "/servlet/";
      switch (className.substring(name)) {
        case "GenericServlet":
        case "HttpServlet":
          return api + "Servlet";
        case "GenericFilter":
        case "HttpFilter":
          return api + "Filter";
        default:
          return null;
      }
    }
    return null;
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
