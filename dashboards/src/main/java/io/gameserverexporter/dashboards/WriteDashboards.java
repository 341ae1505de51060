package io.gameserverexporter.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes all dashboards into a folder. */
public final class WriteDashboards {
  private WriteDashboards() {}

  /**
   * Writes them.
   *
   * @param arguments the folder
   * @throws IOException when a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (DashboardFile file : DashboardFile.all()) {
      Files.writeString(folder.resolve(file.name()), file.text());
    }
  }
}
