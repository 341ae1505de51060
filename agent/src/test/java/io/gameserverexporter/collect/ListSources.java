package io.gameserverexporter.collect;

import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Sources that a test makes, by name. */
final class ListSources implements SourceTable {
  private final Map<String, Callable<Source>> sources = new LinkedHashMap<>();

  ListSources add(String name, Callable<Source> opener) {
    sources.put(name, opener);
    return this;
  }

  ListSources add(String name, Source source) {
    return add(name, () -> source);
  }

  List<String> names() {
    return List.copyOf(sources.keySet());
  }

  @Override
  public Source open(String name) throws Exception {
    return sources.get(name).call();
  }
}
