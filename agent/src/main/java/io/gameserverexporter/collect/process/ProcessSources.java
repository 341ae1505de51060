package io.gameserverexporter.collect.process;

import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import org.jspecify.annotations.Nullable;

/** What this process takes from the system. */
public final class ProcessSources implements SourceTable {
  private final boolean linux;

  /**
   * @param linux whether there is a {@code /proc}
   */
  public ProcessSources(boolean linux) {
    this.linux = linux;
  }

  @Override
  public @Nullable Source open(String name) {
    switch (name) {
      case "process":
        return linux ? new ProcessUse("/proc/self") : ProcessBean.open();
      case "process_fds":
        return linux ? new ProcessFiles("/proc/self") : ProcessFilesBean.open();
      default:
        return null;
    }
  }
}
