package io.gameserverexporter.collect;

/** A source that asks OSHI. */
abstract class OshiSource implements Source {
  @Override
  public final int intervalMillis() {
    return SAMPLED;
  }
}
