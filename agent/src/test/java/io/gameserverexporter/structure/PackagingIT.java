package io.gameserverexporter.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stands where in the jar. */
class PackagingIT {
  private static final long MOST_BYTES = 8_000_000;
  private static final int JAVA_8 = 52;
  private static final int MAGIC = 0xCAFEBABE;

  private static final List<String> ROOT =
      List.of(
          "META-INF/MANIFEST.MF",
          "META-INF/LICENSE",
          "META-INF/NOTICE",
          "META-INF/licenses/",
          "inst/",
          "io/gameserverexporter/AgentEntry.class",
          "io/gameserverexporter/boot/");

  private static final File FILE = new File(System.getProperty("agent.jar"));
  private static JarFile jar;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(FILE);
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  private static Stream<String> files() {
    return Collections.list(jar.entries()).stream()
        .filter(entry -> !entry.isDirectory())
        .map(JarEntry::getName);
  }

  private static List<String> filesOutside(List<String> places) {
    return files()
        .filter(
            name ->
                places.stream()
                    .noneMatch(
                        place -> place.endsWith("/") ? name.startsWith(place) : name.equals(place)))
        .toList();
  }

  @Test
  void theApplicationsClassPathGetsTheEntryPointAndBootOnly() {
    assertEquals(List.of(), filesOutside(ROOT));
  }

  @Test
  void noClassPathScanFindsAClassOfTheCore() {
    assertEquals(
        List.of(),
        files().filter(name -> name.startsWith("inst/") && name.endsWith(".class")).toList());
    assertTrue(files().anyMatch("inst/io/gameserverexporter/Agent.classdata"::equals));
  }

  @Test
  void nothingIsThereTwice() throws IOException {
    try (ZipFile zip = new ZipFile(FILE)) {
      List<String> names = zip.stream().map(entry -> entry.getName()).toList();
      assertEquals(List.of(), duplicatesIn(names));
    }
    // Not even a class at the root and in the core's place.
    assertEquals(
        List.of(),
        duplicatesIn(
            files()
                .map(name -> name.startsWith("inst/") ? name.substring("inst/".length()) : name)
                .filter(name -> name.endsWith(".class") || name.endsWith(".classdata"))
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .toList()));
  }

  private static List<String> duplicatesIn(List<String> names) {
    return names.stream().filter(name -> Collections.frequency(names, name) > 1).toList();
  }

  @Test
  void everyClassIsForJava8() throws IOException {
    for (String name :
        files().filter(n -> n.endsWith(".class") || n.endsWith(".classdata")).toList()) {
      try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(8));
        assertEquals(MAGIC, header.getInt(), name);
        header.getShort();
        int version = header.getShort();
        assertTrue(version <= JAVA_8, name + " has the class file version " + version);
      }
    }
  }

  @Test
  void theManifestSaysWhatTheJvmNeeds() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    String entry = "io.gameserverexporter.AgentEntry";
    assertEquals(entry, manifest.getValue("Main-Class"));
    assertEquals(entry, manifest.getValue("Premain-Class"));
    assertEquals(entry, manifest.getValue("Agent-Class"));
    assertEquals(FILE.getName(), manifest.getValue("Boot-Class-Path"));
    assertEquals("true", manifest.getValue("Can-Redefine-Classes"));
    assertEquals("true", manifest.getValue("Can-Retransform-Classes"));
    assertEquals("gameserver-exporter", manifest.getValue("Implementation-Title"));
    assertEquals(
        System.getProperty("project.version"), manifest.getValue("Implementation-Version"));
  }

  @Test
  void itIsSmall() {
    assertTrue(FILE.length() <= MOST_BYTES, FILE.length() + " bytes");
  }

  @Test
  void everyLibraryComesWithItsLicence() throws IOException {
    String notice = text("META-INF/NOTICE");
    for (String library :
        List.of(
            "Byte Buddy",
            "ASM",
            "client_java",
            "OSHI",
            "Java Native Access",
            "SLF4J",
            "SnakeYAML Engine",
            "uPlot")) {
      assertTrue(notice.contains(library), library);
    }
    assertTrue(text("META-INF/LICENSE").contains("Apache License"));
    assertTrue(text("META-INF/licenses/OSHI").contains("MIT License"));
    assertTrue(text("META-INF/licenses/SLF4J").contains("QOS.ch"));
    assertTrue(text("META-INF/licenses/uPlot").contains("Leon Sorokin"));
    assertTrue(text("META-INF/licenses/ASM").contains("INRIA"));
  }

  private static String text(String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    assertTrue(entry != null, name + " is missing");
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** Timestamps and order that depend on the machine would make every build another file. */
  @Test
  void theSameSourcesGiveTheSameBytes() {
    List<Long> times =
        Collections.list(jar.entries()).stream().map(JarEntry::getTime).distinct().toList();
    assertEquals(1, times.size(), times::toString);
  }
}
