package io.gameserverexporter.config.game;

import org.jspecify.annotations.Nullable;

/** Names that the agent gives, so that no configuration makes a page with a name twice. */
final class Reserved {
  private static final String[] PREFIXES = {
    "jvm_",
    "process_",
    "container_",
    "node_",
    "http_",
    "rpc_",
    "gameserver_",
    "websocket_",
    "netty_",
    "network_",
    "game_tick",
    "game_method_",
    "game_task_",
    "scrape_",
    "target_",
    "up"
  };

  private Reserved() {}

  /** The agent's own prefix that a name begins with; null when it has none. */
  static @Nullable String prefixOf(String name) {
    for (String prefix : PREFIXES) {
      if (prefix.equals("up") ? name.equals(prefix) : name.startsWith(prefix)) {
        return prefix;
      }
    }
    return null;
  }
}
