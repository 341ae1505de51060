package io.gameserverexporter.probe.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Set;
import java.util.TreeSet;
import javax.servlet.ServletRequest;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.apache.coyote.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Advice speaks of what was moved under its new name, and of all else as before. */
class RelocatedNamesTest {
  private static final String PREFIX = "com/example/libs/";

  /** As advice is written. */
  static final class Sample {
    static void enter(Request request, ServletRequest asked) {
      request.setAttribute("org.apache.coyote.Request.route", "org.apache.other.Thing");
      asked.setAttribute("javax.servlet.error.exception", "java.lang.Object");
      asked.setAttribute("io.gameserverexporter.http", "a. b");
    }
  }

  /** Sees copies of the classes that it is told of, and nothing else. */
  private static final class Copies extends ClassLoader {
    private final Set<String> classes;

    Copies(String... classes) {
      this.classes = Set.of(classes);
    }

    @Override
    public @Nullable URL getResource(String name) {
      try {
        return name.startsWith(PREFIX)
                && classes.contains(name.substring(PREFIX.length()).replace(".class", ""))
            ? URI.create("file:///" + name).toURL()
            : null;
      } catch (MalformedURLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void onlyWhatTheLoaderHasACopyOf() throws IOException {
    assertEquals(
        Set.of(
            "com/example/libs/org/apache/coyote/Request",
            "javax/servlet/ServletRequest",
            "com.example.libs.org.apache.coyote.Request.route",
            "org.apache.other.Thing",
            "javax.servlet.error.exception",
            "java.lang.Object",
            "io.gameserverexporter.http",
            "a. b"),
        used(new Copies("org/apache/coyote/Request", "java/lang/Object")));
  }

  @Test
  void theServletApiAndItsAttributes() throws IOException {
    assertEquals(
        Set.of(
            "org/apache/coyote/Request",
            "com/example/libs/javax/servlet/ServletRequest",
            "org.apache.coyote.Request.route",
            "org.apache.other.Thing",
            "com.example.libs.javax.servlet.error.exception",
            "java.lang.Object",
            "io.gameserverexporter.http",
            "a. b"),
        used(new Copies("javax/servlet/Servlet", "javax/servlet/ServletRequest")));
  }

  private static Set<String> used(ClassLoader loader) throws IOException {
    byte[] sample;
    try (InputStream in =
        RelocatedNamesTest.class.getResourceAsStream("RelocatedNamesTest$Sample.class")) {
      sample = in.readAllBytes();
    }
    Set<String> used = new TreeSet<>();
    byte[] renamed =
        new RelocatedNames(PREFIX, new ClassFiles(loader, "game/Woven", new byte[0]))
            .rename(sample);
    new ClassReader(renamed)
        .accept(
            new ClassVisitor(OpenedClassReader.ASM_API) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String method,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                return method.equals("enter") ? new Uses(used) : null;
              }
            },
            0);
    return used;
  }

  private static final class Uses extends MethodVisitor {
    private final Set<String> used;

    Uses(Set<String> used) {
      super(OpenedClassReader.ASM_API);
      this.used = used;
    }

    @Override
    public void visitLdcInsn(Object value) {
      used.add((String) value);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      used.add(owner);
    }
  }
}
