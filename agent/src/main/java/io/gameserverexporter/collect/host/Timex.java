package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** {@code timex}: how far the machine's clock is from the right time, as the kernel knows. */
final class Timex implements Source {
  private static final double MICROS = 1e6;
  private static final double NANOS = 1e9;

  /** Parts per million with 16 bits behind the point. */
  private static final double SCALED_PPM = MICROS * 65_536;

  /** {@code STA_NANO}: offset and jitter are nanoseconds, not microseconds. */
  private static final int STATUS_NANO = 0x2000;

  // Offsets in struct timex where long has 64 bits.
  private static final int OFFSET = 8;
  private static final int FREQUENCY = 16;
  private static final int MAXIMUM_ERROR = 24;
  private static final int ESTIMATED_ERROR = 32;
  private static final int CONSTANT = 48;
  private static final int TICK = 88;
  private static final int PPS_FREQUENCY = 96;
  private static final int JITTER = 104;
  private static final int SHIFT = 112;
  private static final int STABILITY = 120;
  private static final int JITTER_COUNT = 128;
  private static final int CALIBRATION_COUNT = 136;
  private static final int ERROR_COUNT = 144;
  private static final int STABILITY_COUNT = 152;
  private static final int TAI = 160;

  private final KernelClock clock;

  private final Family synced =
      Family.gauge("node_timex_sync_status", "1 when something keeps the machine's clock right.");
  private final Family offset =
      Family.gauge(
          "node_timex_offset_seconds", "How far the clock is from what it is kept to, in seconds.");
  private final Family maximumError =
      Family.gauge("node_timex_maxerror_seconds", "How wrong the clock may be, in seconds.");
  private final Family estimatedError =
      Family.gauge(
          "node_timex_estimated_error_seconds", "How wrong the clock probably is, in seconds.");
  private final Family frequency =
      Family.gauge(
          "node_timex_frequency_adjustment_ratio",
          "How much faster or slower the clock is made to run, as a ratio.");
  private final Family status =
      Family.gauge("node_timex_status", "The kernel's flags of the clock, STA_ of timex.h.");
  private final Family loop =
      Family.gauge("node_timex_loop_time_constant", "Time constant of the clock's control loop.");
  private final Family tick =
      Family.gauge("node_timex_tick_seconds", "Seconds between two ticks of the clock.");
  private final Family tai =
      Family.gauge(
          "node_timex_tai_offset_seconds", "Seconds between atomic time (TAI) and the clock.");
  private final Family ppsFrequency =
      Family.gauge("node_timex_pps_frequency_hertz", "Frequency of a pulse per second signal.");
  private final Family ppsJitter =
      Family.gauge("node_timex_pps_jitter_seconds", "Jitter of a pulse per second signal.");
  private final Family ppsShift =
      Family.gauge(
          "node_timex_pps_shift_seconds", "Interval between calibrations by a pulse per second.");
  private final Family ppsStability =
      Family.gauge("node_timex_pps_stability_hertz", "Stability of a pulse per second signal.");
  private final Family ppsJitters =
      Family.counter(
          "node_timex_pps_jitter_total", "Pulses whose jitter was beyond what is allowed.");
  private final Family ppsCalibrations =
      Family.counter("node_timex_pps_calibration_total", "Calibrations by a pulse per second.");
  private final Family ppsErrors =
      Family.counter("node_timex_pps_error_total", "Calibrations that failed.");
  private final Family ppsUnstable =
      Family.counter(
          "node_timex_pps_stability_exceeded_total",
          "Calibrations whose stability was beyond what is allowed.");

  private Timex(KernelClock clock) {
    this.clock = clock;
  }

  /**
   * @throws UnsupportedOperationException where the agent has no way to ask the kernel
   */
  static Source open(@Nullable Instrumentation instrumentation) throws Exception {
    try {
      return new Timex(KernelClock.open(instrumentation));
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) throws Exception {
    read();
    double unit = (clock.status() & STATUS_NANO) != 0 ? NANOS : MICROS;
    reading.add(synced, clock.isSynchronized() ? 1 : 0);
    reading.add(offset, clock.wide(OFFSET) / unit);
    reading.add(maximumError, clock.wide(MAXIMUM_ERROR) / MICROS);
    reading.add(estimatedError, clock.wide(ESTIMATED_ERROR) / MICROS);
    reading.add(frequency, 1 + clock.wide(FREQUENCY) / SCALED_PPM);
    reading.add(status, (double) clock.status());
    reading.add(loop, clock.wide(CONSTANT));
    reading.add(tick, clock.wide(TICK) / MICROS);
    reading.add(tai, clock.narrow(TAI));
    reading.add(ppsFrequency, clock.wide(PPS_FREQUENCY) / SCALED_PPM);
    reading.add(ppsJitter, clock.wide(JITTER) / unit);
    reading.add(ppsShift, clock.narrow(SHIFT));
    reading.add(ppsStability, clock.wide(STABILITY) / SCALED_PPM);
    reading.add(ppsJitters, clock.wide(JITTER_COUNT));
    reading.add(ppsCalibrations, clock.wide(CALIBRATION_COUNT));
    reading.add(ppsErrors, clock.wide(ERROR_COUNT));
    reading.add(ppsUnstable, clock.wide(STABILITY_COUNT));
  }

  private void read() throws Exception {
    try {
      clock.read();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
