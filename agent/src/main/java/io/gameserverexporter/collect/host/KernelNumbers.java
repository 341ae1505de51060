package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Files of {@code /proc/sys} that hold one number each. */
final class KernelNumbers extends ProcSource {
  private final ProcFile[] files;
  private final Family[] families;

  private KernelNumbers(boolean blocking, ProcFile[] files, Family... families) {
    super(blocking);
    this.files = files;
    this.families = families;
  }

  /** {@code conntrack}: connections that the firewall follows; null when it follows none. */
  static @Nullable Source conntrack(Paths paths, boolean blocking) {
    return of(
        paths,
        blocking,
        "sys/net/netfilter/nf_conntrack_",
        "count",
        "max",
        Family.gauge(
            "node_nf_conntrack_entries", "Connections that the machine's firewall follows."),
        Family.gauge(
            "node_nf_conntrack_entries_limit",
            "How many connections the firewall can follow. At the limit new ones are refused."));
  }

  /** {@code entropy}: random bits that the kernel holds. */
  static @Nullable Source entropy(Paths paths, boolean blocking) {
    return of(
        paths,
        blocking,
        "sys/kernel/random/",
        "entropy_avail",
        "poolsize",
        Family.gauge("node_entropy_available_bits", "Random bits that the kernel has at hand."),
        Family.gauge("node_entropy_pool_size_bits", "Random bits that the kernel can hold."));
  }

  private static @Nullable Source of(
      Paths paths,
      boolean blocking,
      String folder,
      String first,
      String second,
      Family... families) {
    String one = paths.proc(folder + first);
    String other = paths.proc(folder + second);
    return new File(one).canRead() && new File(other).canRead()
        ? new KernelNumbers(
            blocking, new ProcFile[] {new ProcFile(one), new ProcFile(other)}, families)
        : null;
  }

  @Override
  public void collect(Reading reading) throws IOException {
    for (int i = 0; i < files.length; i++) {
      files[i].read();
      files[i].nextLine();
      reading.add(families[i], files[i].nextNumber());
    }
  }
}
