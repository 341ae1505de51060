package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.IOException;

/** {@code filefd}: open files of the whole machine, from {@code /proc/sys/fs/file-nr}. */
final class FileDescriptors extends ProcSource {
  private final ProcFile file;
  private final Family allocated =
      Family.gauge("node_filefd_allocated", "Files, sockets and pipes open on the whole machine.");
  private final Family maximum =
      Family.gauge(
          "node_filefd_maximum",
          "How many files, sockets and pipes the whole machine can have open.");

  FileDescriptors(Paths paths, boolean blocking) {
    super(blocking);
    file = new ProcFile(paths.proc("sys/fs/file-nr"));
  }

  @Override
  public void collect(Reading reading) throws IOException {
    file.read();
    file.nextLine();
    reading.add(allocated, file.nextNumber());
    file.nextNumber(); // always 0
    reading.add(maximum, file.nextNumber());
  }
}
