package io.gameserverexporter.collect;

/** A source that asks OSHI. */
abstract class OshiSource extends Source {
  @Override
  final int intervalMillis() {
    return SAMPLED;
  }
}
