package io.gameserverexporter.collect.source;

import org.jspecify.annotations.Nullable;

/** Makes sources by name. */
public interface SourceTable {
  /**
   * Makes the source of this name; null when this system has nothing of the kind.
   *
   * @throws Exception or any error when the source cannot work here; it stays off then
   */
  @Nullable Source open(String name) throws Exception;
}
