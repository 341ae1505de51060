package io.gameserverexporter.collect.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One of the kernel's files about waiting: {@code some avg10=0.00 avg60=0.00 avg300=0.00
 * total=1234} and the same for {@code full}.
 *
 * <p>See the kernel's Documentation/accounting/psi.rst; Linux 4.20 and later.
 */
public final class PressureFile {
  private static final double MICROS_PER_SECOND = 1e6;
  private static final String TOTAL = "total=";

  private final ProcFile file;

  public PressureFile(ProcFile file) {
    this.file = file;
  }

  /**
   * Adds seconds in which at least one thread waited, and in which all did that had something to
   * do; not the latter from kernels that do not say, as of processors before Linux 5.13.
   *
   * @param stalled null to leave those out
   * @throws IOException when the file cannot be read, as where the kernel was told not to measure
   */
  public void read(Reading reading, Family waiting, @Nullable Family stalled) throws IOException {
    file.read();
    while (file.nextLine()) {
      file.nextField();
      Family family = file.isField("some") ? waiting : stalled;
      while (family != null && file.nextField()) {
        if (file.startsWith(TOTAL)) {
          reading.add(family, file.number(TOTAL.length()) / MICROS_PER_SECOND);
        }
      }
    }
  }
}
