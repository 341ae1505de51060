package io.gameserverexporter.exactness;

import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import java.util.stream.Stream;

/** A server under test on one of the JDKs that there are here. */
record Variant(ServerProgram program, Jvm jvm) {

  /** One for each of those feature releases that this machine has. */
  static Stream<Variant> of(ServerProgram program, int... versions) {
    return Jvms.of(versions).stream().map(jvm -> new Variant(program, jvm));
  }

  RunningServer start() throws Exception {
    return program.start(jvm, "");
  }

  @Override
  public String toString() {
    return program + " on " + jvm;
  }
}
