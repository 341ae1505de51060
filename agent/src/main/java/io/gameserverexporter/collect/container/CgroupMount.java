package io.gameserverexporter.collect.container;

import org.jspecify.annotations.Nullable;

/** A place where control groups can be seen. */
final class CgroupMount {
  private final String root;
  private final String point;
  private final String controllers;

  /**
   * @param root the group that is seen there
   * @param point where it is mounted
   * @param controllers of version 1, as the mount's options list them; empty for version 2
   */
  CgroupMount(String root, String point, String controllers) {
    this.root = root.equals("/") ? "" : root;
    this.point = point;
    this.controllers = controllers;
  }

  /** Whether it shows the groups of a controller of version 1, or of version 2 for none. */
  boolean has(String controller) {
    return controller.isEmpty()
        ? controllers.isEmpty()
        : ("," + controllers + ",").contains("," + controller + ",");
  }

  /** The folder of a group, or null when it is not below the one that is mounted. */
  @Nullable String folder(String group) {
    if (group.startsWith("/..")) {
      return null; // outside of what this process may see
    }
    if (group.equals("/")) {
      return root.isEmpty() ? point : null;
    }
    boolean below =
        group.startsWith(root)
            && (group.length() == root.length() || group.charAt(root.length()) == '/');
    return below ? point + group.substring(root.length()) : null;
  }
}
