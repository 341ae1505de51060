package io.gameserverexporter.exactness;

import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import java.util.stream.Stream;

/** A server under test on one of the JDKs that there are here. */
record Variant(ServerProgram program, Jvm jvm, String settings, boolean attached) {

  /** One for each of those feature releases that this machine has. */
  static Stream<Variant> of(ServerProgram program, int... versions) {
    return Jvms.of(versions).stream().map(jvm -> new Variant(program, jvm, "", false));
  }

  /** On JDK 17; on the one that runs the tests where there is no 17. */
  static Stream<Variant> of(ServerProgram program) {
    return Stream.of(
        of(program, 17).findAny().orElseGet(() -> new Variant(program, Jvms.running(), "", false)));
  }

  /** The same with a probe switched off. */
  Variant without(String probe) {
    return new Variant(program, jvm, settings + ",disabled=" + probe, attached);
  }

  /** The same, with the agent attached when it serves already. */
  Variant whenItServes() {
    return new Variant(program, jvm, settings, true);
  }

  RunningServer start() throws Exception {
    return attached ? program.startAndAttach(jvm, settings) : program.start(jvm, settings);
  }

  @Override
  public String toString() {
    return program + (attached ? " attached on " : " on ") + jvm + settings.replace(',', ' ');
  }
}
