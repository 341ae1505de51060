package io.gameserverexporter.omok.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where match serves its store: a loopback port, and the secret that a client has to say first.
 *
 * @param port the TCP port on the loopback interface
 * @param secret any text without white space
 */
record StoreAddress(int port, String secret) {
  private static final String FILE = "match-store";

  /** Writes it into the data folder, readable by the owner only, in one step. */
  void write(Path data) throws IOException {
    Files.createDirectories(data);
    // Created beside its place and moved there: a reader never sees half of it.
    Path part = Files.createTempFile(data, FILE, ".part");
    if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(part, port + " " + secret + "\n", StandardCharsets.US_ASCII);
    Files.move(part, data.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads it from the data folder.
   *
   * @throws IOException when there is none or it cannot be understood
   */
  static StoreAddress read(Path data) throws IOException {
    String text = Files.readString(data.resolve(FILE), StandardCharsets.US_ASCII).strip();
    int space = text.indexOf(' ');
    try {
      return new StoreAddress(
          Integer.parseInt(text.substring(0, Math.max(space, 0))), text.substring(space + 1));
    } catch (NumberFormatException e) {
      throw new IOException(data.resolve(FILE) + " holds no address", e);
    }
  }
}
