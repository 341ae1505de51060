package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import oshi.software.os.FileSystem;
import oshi.software.os.OSFileStore;

/** {@code filesystem} by OSHI: room on the machine's own disks; network drives may block. */
final class OshiFilesystem extends OshiSource {
  private final FileSystem fileSystem;
  private final Family size = Filesystem.size();
  private final Family free = Filesystem.free();
  private final Family available = Filesystem.available();
  private final Family readOnly = Filesystem.readOnly();
  private final Family files = FilesystemFiles.files();
  private final Family filesFree = FilesystemFiles.filesFree();

  OshiFilesystem(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  @Override
  public void collect(Reading reading) {
    Set<Labels> seen = new HashSet<>();
    for (OSFileStore store : fileSystem.getFileStores(true)) {
      Labels labels =
          Labels.of(
              "device", store.getVolume(),
              "fstype", store.getType(),
              "mountpoint", store.getMount());
      if (!seen.add(labels)) {
        continue;
      }
      reading.add(size, labels, (double) store.getTotalSpace());
      reading.add(free, labels, (double) store.getFreeSpace());
      reading.add(available, labels, (double) store.getUsableSpace());
      reading.add(readOnly, labels, isReadOnly(store.getOptions()) ? 1 : 0);
      if (store.getTotalInodes() > 0) {
        reading.add(files, labels, (double) store.getTotalInodes());
        reading.add(filesFree, labels, (double) store.getFreeInodes());
      }
    }
  }

  /** {@code rw,...} or {@code ro,...}; macOS writes {@code read-only}. */
  private static boolean isReadOnly(String options) {
    String first = options.toLowerCase(Locale.ROOT);
    return first.equals("ro") || first.startsWith("ro,") || first.contains("read-only");
  }
}
