package io.gameserverexporter.config.game;

import io.gameserverexporter.config.Nearest;
import io.gameserverexporter.config.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of the file whose keys are known; what does not belong is said and left out. */
final class Entry {
  private final Node node;
  private final String what;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /**
   * @param what it describes, for messages: {@code gauge}
   * @param keys that it may have
   */
  Entry(Node node, String what, Problems problems, String... keys) {
    this.node = node;
    this.what = what;
    this.problems = problems;
    if (!(node instanceof MappingNode)) {
      problems.add(node, "a " + what + " is written as " + Text.join(Arrays.asList(keys)));
      return;
    }
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      String key = text(tuple.getKeyNode());
      if (key == null || !Arrays.asList(keys).contains(key)) {
        String nearest = key == null ? null : Nearest.to(key, Arrays.asList(keys));
        problems.add(
            tuple.getKeyNode(),
            "a "
                + what
                + " has no "
                + (key == null ? "such key" : Text.shown(key))
                + ", ignored; "
                + (nearest == null
                    ? "there are " + Text.join(Arrays.asList(keys))
                    : "did you mean " + nearest + "?"));
      } else if (values.put(key, tuple.getValueNode()) != null) {
        problems.add(tuple.getKeyNode(), "a second " + key + " of this " + what + "; it counts");
      }
    }
  }

  static @Nullable String text(@Nullable Node node) {
    return node instanceof ScalarNode ? ((ScalarNode) node).getValue().trim() : null;
  }

  /** The value of a key as it stands there; null when there is none, or nothing in it. */
  @Nullable Node node(String key) {
    Node value = values.get(key);
    String text = text(value);
    return text != null && text.isEmpty() ? null : value;
  }

  /** The text of a key that must be there; null, and said, when it is not. */
  @Nullable String required(String key) {
    Node value = node(key);
    String text = text(value);
    if (text == null && node instanceof MappingNode) {
      problems.add(
          value == null ? node : value,
          value == null
              ? "a " + what + " without " + key + ", left out"
              : key + " is one value, not several; this " + what + " is left out");
    }
    return text;
  }

  /** The text of a key, or what is given in its place. */
  String optional(String key, String otherwise) {
    Node value = node(key);
    String text = text(value);
    if (value != null && text == null) {
      problems.add(value, key + " is one value, not several; ignored");
    }
    return text == null ? otherwise : text;
  }

  /** Says what is wrong with a key's value, and that the whole is left out. */
  void wrong(String key, String why) {
    Node value = values.get(key);
    problems.add(
        value == null ? node : value,
        key
            + " "
            + Text.shown(String.valueOf(text(value)))
            + ": "
            + why
            + "; this "
            + what
            + " is left out");
  }

  /** The items of a list; one that is no list is said and has none. */
  static List<Node> items(@Nullable Node node, String key, Problems problems) {
    List<Node> items = new ArrayList<>();
    if (node instanceof SequenceNode) {
      items.addAll(((SequenceNode) node).getValue());
    } else if (node != null) {
      problems.add(node, key + " is a list: a line with - for each; ignored");
    }
    return items;
  }

  /** The texts of a mapping; what is not text in it is said and left out. */
  Map<String, Node> texts(String key) {
    Map<String, Node> texts = new LinkedHashMap<>();
    Node value = node(key);
    if (value instanceof MappingNode) {
      for (NodeTuple tuple : ((MappingNode) value).getValue()) {
        String name = text(tuple.getKeyNode());
        if (name != null && text(tuple.getValueNode()) != null) {
          texts.put(name, tuple.getValueNode());
        } else {
          problems.add(tuple.getKeyNode(), "not of the form name: value; ignored");
        }
      }
    } else if (value != null) {
      problems.add(value, key + " is written as { name: value, ... }; ignored");
    }
    return texts;
  }
}
