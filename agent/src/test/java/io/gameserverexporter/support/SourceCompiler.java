package io.gameserverexporter.support;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the sources of programs that tests start in JVMs of their own. */
public final class SourceCompiler {
  private static final Set<Path> COMPILED = new HashSet<>();

  private SourceCompiler() {}

  /**
   * Compiles all sources in the folders into {@code classes}; once per run of the tests.
   *
   * @param renames replaced in the text of the sources, for APIs that moved to another package
   */
  public static synchronized void compile(
      List<Path> folders, Map<String, String> renames, int release, List<Path> jars, Path classes)
      throws IOException {
    if (!COMPILED.add(classes)) {
      return;
    }
    Files.createDirectories(classes);
    List<JavaFileObject> sources = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          sources.add(new Source(file, renames));
        }
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options = options(release, jars, List.of(), classes);
    if (!compiler.getTask(messages, null, null, options, null, sources).call()) {
      throw new AssertionError(classes + ": " + messages);
    }
  }

  /**
   * As {@link #compile}, by the compiler of another JDK: for libraries that are too new for the one
   * that runs the tests, or with processors, which would see the libraries of the tests there.
   *
   * @param processors of annotations, which may need any of {@code jars}; empty for none
   */
  public static synchronized void compileBy(
      Jvm jvm,
      List<Path> folders,
      Map<String, String> renames,
      int release,
      List<Path> jars,
      List<Path> processors,
      Path classes)
      throws IOException, InterruptedException {
    if (processors.isEmpty() && release <= Runtime.version().feature()) {
      compile(folders, renames, release, jars, classes);
      return;
    }
    if (!COMPILED.add(classes)) {
      return;
    }
    Files.createDirectories(classes);
    List<String> command = new ArrayList<>();
    command.add(jvm.home().resolve("bin").resolve("javac").toString());
    command.addAll(options(release, jars, processors, classes));
    Path renamed = Files.createDirectories(classes.resolve("sources"));
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Path source = renamed.resolve(file.getFileName());
          Files.writeString(source, new Source(file, renames).text);
          command.add(source.toString());
        }
      }
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String messages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(classes + ": " + messages);
    }
  }

  private static List<String> options(
      int release, List<Path> jars, List<Path> processors, Path classes) {
    List<String> options = new ArrayList<>();
    options.add("-nowarn");
    if (processors.isEmpty()) {
      options.add("-proc:none");
    } else {
      List<Path> all = new ArrayList<>(processors);
      all.addAll(jars);
      options.addAll(List.of("-parameters", "-processorpath", path(all)));
    }
    options.addAll(List.of("--release", Integer.toString(release), "-cp", path(jars)));
    options.addAll(List.of("-d", classes.toString()));
    return options;
  }

  private static String path(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Path file, Map<String, String> renames) throws IOException {
      super(URI.create("string:///" + file.getFileName()), Kind.SOURCE);
      String source = Files.readString(file);
      for (Map.Entry<String, String> rename : renames.entrySet()) {
        source = source.replace(rename.getKey(), rename.getValue());
      }
      text = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
