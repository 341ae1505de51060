package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Source;

/** A source that asks OSHI. */
abstract class OshiSource implements Source {
  @Override
  public final int intervalMillis() {
    return SAMPLED;
  }
}
