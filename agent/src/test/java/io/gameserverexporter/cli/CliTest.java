package io.gameserverexporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();
  private File jar;
  private String out = "";
  private String err = "";

  @BeforeEach
  void buildAgent() throws IOException {
    jar = agentJar("tiny-agent.jar", true);
  }

  @AfterEach
  void endProcesses() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private File agentJar(String name, boolean withAgentClass) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, "4.5.6");
    if (withAgentClass) {
      attributes.putValue("Agent-Class", TinyAgent.class.getName());
    }
    File file = folder.resolve(name).toFile();
    String entry = TinyAgent.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream stream =
            new JarOutputStream(Files.newOutputStream(file.toPath()), manifest);
        InputStream bytes = TinyAgent.class.getClassLoader().getResourceAsStream(entry)) {
      stream.putNextEntry(new JarEntry(entry));
      bytes.transferTo(stream);
      stream.closeEntry();
    }
    return file;
  }

  private int cli(String... args) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    int code =
        Cli.run(
            args,
            jar,
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            Set.of("spring", "host"));
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  /** A JVM that is up, without the agent's classes. */
  private Process waiting(String... options) throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    String name = Waiting.class.getName().replace('.', '/') + ".class";
    Files.createDirectories(classes.resolve(name).getParent());
    try (InputStream bytes = Waiting.class.getClassLoader().getResourceAsStream(name)) {
      Files.copy(bytes, classes.resolve(name));
    }
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classes.toString(), Waiting.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    processes.add(process);
    assertEquals("up", process.inputReader().readLine());
    return process;
  }

  private static String pid(Process process) {
    return Long.toString(process.pid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help", "-h"})
  void help(String command) {
    assertEquals(0, command.isEmpty() ? cli() : cli(command));
    for (String part :
        List.of("-javaagent:", "attach PID", "list", "--version", "host=", "port=", "labels=")) {
      assertTrue(out.contains(part), part);
    }
    assertEquals("", err);
  }

  @Test
  void version() {
    assertEquals(0, cli("--version"));
    assertEquals("gameserver-exporter 4.5.6" + System.lineSeparator(), out);
  }

  @Test
  void unknownCommand() {
    assertEquals(2, cli("atach", "1"));
    assertTrue(err.startsWith("gameserver-exporter: there is no command atach."), err);
  }

  @Test
  void listsTheJvms() throws IOException {
    Process process = waiting();
    assertEquals(0, cli("list"));
    String line =
        out.lines().filter(l -> l.startsWith(pid(process) + "\t")).findFirst().orElse(out);
    assertTrue(line.contains("io.gameserverexporter.cli.Waiting"), line);
    assertFalse(out.contains(ProcessHandle.current().pid() + "\t"), "lists itself");
  }

  @Test
  void attachesOnceAndSaysWhere() throws IOException {
    Process process = waiting();
    assertEquals(0, cli("attach", pid(process), "host=::1,port=9123,disabled=spring"), () -> err);
    assertTrue(out.contains("http://[::1]:9123/metrics"), out);
    BufferedReader said = process.inputReader();
    assertEquals("agent started with host=::1,port=9123,disabled=spring", said.readLine());
    assumeTrue(LinuxProcess.isSupported());
    assertEquals(0, cli("attach", pid(process)));
    assertTrue(out.contains("already"), out);
    assertEquals(0, cli("list"));
    assertTrue(
        out.lines().anyMatch(l -> l.startsWith(pid(process)) && l.endsWith("[has the agent]")),
        out);
    process.getOutputStream().close();
    assertEquals(null, said.readLine());
  }

  @Test
  void takesPropertiesOfTheOtherJvmIntoAccount() throws IOException {
    Process process = waiting("-Dgameserver_exporter.port=9124");
    assertEquals(0, cli("attach", pid(process)));
    assertTrue(out.contains("http://127.0.0.1:9124/metrics"), out);
    Process free = waiting();
    assertEquals(0, cli("attach", pid(free), "port=0"));
    assertTrue(out.contains("standard error"), out);
  }

  @Test
  void refusesWrongArguments() throws IOException {
    Process process = waiting();
    assertEquals(2, cli("attach", pid(process), "prot=1,port=x,disabled=sprng"));
    assertTrue(err.contains("did you mean port?"), err);
    assertTrue(err.contains("port=x"), err);
    assertTrue(err.contains("did you mean spring?"), err);
    assertTrue(err.contains("nothing was attached"), err);
    assertEquals(2, cli("attach"));
    assertEquals(2, cli("attach", "abc"));
    assertEquals(2, cli("attach", "-1"));
    assertEquals(2, cli("attach", pid(process), "port=1", "host=::1"));
    assertEquals("", out);
    process.getOutputStream().close();
    assertEquals(null, process.inputReader().readLine());
  }

  @Test
  void saysThatThereIsNoSuchProcess() {
    assertEquals(1, cli("attach", "999999999"));
    assertTrue(err.contains("999999999"), err);
    assertTrue(err.contains("list"), err);
  }

  @Test
  void leavesWhatIsNoJvmAlone() throws Exception {
    Path sleep = Path.of("/bin/sleep");
    assumeTrue(Files.isExecutable(sleep));
    Process process = new ProcessBuilder(sleep.toString(), "60").start();
    processes.add(process);
    assertEquals(1, cli("attach", pid(process)));
    assertTrue(err.contains("not a JVM"), err);
    assertFalse(process.waitFor(300, TimeUnit.MILLISECONDS), "it was ended");
  }

  @Test
  void namesTheProcessOfAThread() throws IOException {
    assumeTrue(LinuxProcess.isSupported());
    Process process = waiting();
    try (var tasks = Files.list(Path.of("/proc", pid(process), "task"))) {
      String thread =
          tasks
              .map(task -> task.getFileName().toString())
              .filter(id -> !id.equals(pid(process)))
              .findFirst()
              .orElseThrow();
      assertEquals(1, cli("attach", thread));
      assertTrue(err.contains("thread of process " + pid(process)), err);
    }
  }

  @Test
  void saysThatAttachingIsSwitchedOff() throws IOException {
    Process process = waiting("-XX:+DisableAttachMechanism");
    assertEquals(1, cli("attach", pid(process)));
    assertTrue(err.contains("DisableAttachMechanism"), err);
    assertTrue(err.contains("-javaagent:"), err);
  }

  @Test
  void saysThatAgentsAreSwitchedOff() throws IOException {
    Process process = waiting("-XX:-EnableDynamicAgentLoading");
    assertEquals(1, cli("attach", pid(process)));
    assertTrue(err.contains("EnableDynamicAgentLoading"), err);
  }

  @Test
  void findsAJvmThatIsNotListed() throws IOException {
    assumeTrue(LinuxProcess.isSupported());
    Process process = waiting("-XX:-UsePerfData");
    assertEquals(0, cli("attach", pid(process), "port=0"), () -> err);
    assertTrue(process.inputReader().readLine().startsWith("agent started"));
  }

  @Test
  void saysThatTheAgentDidNotStart() throws IOException {
    Process process = waiting();
    assertEquals(1, cli("attach", pid(process), "port=13"));
    assertTrue(err.contains("did not start"), err);
    assertTrue(process.isAlive());
  }

  @Test
  void saysThatTheJarIsNoAgent() throws IOException {
    jar = agentJar("no-agent.jar", false);
    Process process = waiting();
    assertEquals(1, cli("attach", pid(process)));
    assertTrue(err.contains(jar.getName()), err);
  }

  @Test
  void saysThatTheRuntimeCannotAttach() throws Exception {
    Process other = waiting();
    Process process =
        new ProcessBuilder(
                JAVA,
                "--limit-modules",
                "java.base",
                "-cp",
                System.getProperty("java.class.path"),
                CliMain.class.getName(),
                jar.toString(),
                "attach",
                pid(other))
            .start();
    processes.add(process);
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor());
    assertTrue(said.contains("jdk.attach"), said);
  }
}
