package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers in Apache Felix, without boot delegation. */
class OsgiIT {
  @TempDir Path folder;

  /** The classes that are woven are in several bundles, each with a loader of its own. */
  @Test
  void theServerIsSeveralBundles() throws Exception {
    Program netty = Program.NETTY;
    List<Path> bundles = new ArrayList<>(netty.classPath());
    Path application =
        bundle(
            "application.jar",
            netty,
            List.of(),
            "Import-Package: org.osgi.framework\nDynamicImport-Package: io.netty.*\n");
    bundles.set(0, application);
    assertCounts(bundles, Program.NETTY_PATH, Program.NETTY_ROUTE);
  }

  /** As a bundle wraps libraries that are none. */
  @Test
  void theServerIsInOneBundleWithTheApplication() throws Exception {
    Program undertow = Program.UNDERTOW;
    List<Path> libraries = undertow.classPath().subList(1, undertow.classPath().size());
    Path bundle =
        bundle(
            "game.jar",
            undertow,
            libraries,
            "Import-Package: org.osgi.framework\n"
                + "DynamicImport-Package: javax.*, org.w3c.*, org.xml.*, sun.misc\n");
    assertCounts(List.of(bundle), Program.UNDERTOW_PATH, Program.UNDERTOW_ROUTE);
  }

  private void assertCounts(List<Path> bundles, String path, String route) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(folder.resolve("felix").toString()));
    bundles.forEach(bundle -> arguments.add(bundle.toString()));
    try (ForkedServer server =
        new Fork(Jvms.running(), Program.OSGI.with(arguments.toArray(new String[0])))
            .agent()
            .start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, path, 7);
      exporter.assertCounted(7, route);
      assertEquals(List.of(), Exporter.complaints(server), server::describeOutput);
    }
  }

  /** The program with its activator and, in the bundle's class path, libraries. */
  private Path bundle(String name, Program program, List<Path> libraries, String imports)
      throws IOException {
    Path bundle = folder.resolve(name);
    List<Path> classes =
        List.of(program.classPath().get(0), Program.OSGI_BUNDLE.classPath().get(0));
    StringBuilder classPath = new StringBuilder(".");
    libraries.forEach(library -> classPath.append(",\n ").append(library.getFileName()));
    String manifest =
        "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: "
            + program.name()
            + "\nBundle-Version: 1.0.0\nBundle-Activator: "
            + Program.OSGI_BUNDLE.main()
            + "\nProgram: "
            + program.main()
            + "\nProgram-Arguments: "
            + String.join(" ", program.arguments())
            + "\nBundle-ClassPath: "
            + classPath
            + "\n"
            + imports
            + "\n";
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(bundle))) {
      add(jar, "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.UTF_8));
      for (Path each : classes) {
        try (Stream<Path> files = Files.walk(each)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            add(jar, each.relativize(file).toString(), Files.readAllBytes(file));
          }
        }
      }
      for (Path library : libraries) {
        add(jar, library.getFileName().toString(), Files.readAllBytes(library));
      }
    }
    return bundle;
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content);
    jar.closeEntry();
  }
}
