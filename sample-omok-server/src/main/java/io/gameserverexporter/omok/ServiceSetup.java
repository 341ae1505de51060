package io.gameserverexporter.omok;

import io.gameserverexporter.omok.store.EmbeddedStores;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/**
 * What a service is given at its start.
 *
 * @param clock the time that everything in it goes by
 * @param stores makes its stores when they are not in Redis
 * @param hiveUrl where hive is
 * @param matchUrl where match is
 * @param passwordStrength the base-2 logarithm of BCrypt's rounds
 */
public record ServiceSetup(
    Clock clock, StoresFactory stores, URI hiveUrl, URI matchUrl, int passwordStrength) {

  /** Makes a service's embedded stores. */
  public interface StoresFactory {
    /** The stores; whoever asked closes them. */
    EmbeddedStores create() throws IOException;
  }
}
