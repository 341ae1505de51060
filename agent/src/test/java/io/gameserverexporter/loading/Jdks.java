package io.gameserverexporter.loading;

import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import java.util.List;

/** The JDKs that tests run on, for {@code @MethodSource}. */
final class Jdks {
  private static final List<Integer> TESTED = List.of(8, 11, 17, 21, 25, 26);

  private Jdks() {}

  /** Each that there is here of those that the agent is made for. */
  static List<Jvm> all() {
    return Jvms.all().stream().filter(jvm -> TESTED.contains(jvm.version())).toList();
  }

  /** The oldest and the newest, for what is not likely to differ between those in the middle. */
  static List<Jvm> ends() {
    List<Jvm> all = all();
    return all.size() < 2 ? all : List.of(all.get(0), all.get(all.size() - 1));
  }

  /** Those that have a module system. */
  static List<Jvm> modular() {
    return all().stream().filter(jvm -> jvm.version() >= 11).toList();
  }
}
