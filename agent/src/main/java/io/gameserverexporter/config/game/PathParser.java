package io.gameserverexporter.config.game;

import io.gameserverexporter.config.game.ObjectPath.Root;
import io.gameserverexporter.config.game.ObjectPath.Step;
import io.gameserverexporter.config.game.ObjectPath.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads paths such as {@code com.example.Players.ALL.online.size()}, {@code
 * com.example.Room#players.size()}, {@code arg0.winner.name}, {@code this.rooms[lobby].open}.
 */
final class PathParser {
  private final String text;
  private final List<Step> steps = new ArrayList<>();
  private int at;

  private PathParser(String text) {
    this.text = text;
  }

  /**
   * A path from a class, or from its objects.
   *
   * @throws PathException when it is none
   */
  static ObjectPath ofClass(String text) throws PathException {
    PathParser parser = new PathParser(text);
    int hash = text.indexOf('#');
    if (hash < 0) {
      parser.step();
      parser.rest();
      if (parser.steps.size() < 2 || parser.steps.get(0).kind() != Kind.FIELD) {
        throw new PathException("names a class and nothing in it");
      }
      return new ObjectPath(text, Root.STATIC, null, 0, parser.steps);
    }
    String className = text.substring(0, hash);
    if (!Names.isClass(className)) {
      throw new PathException("no class before the #");
    }
    parser.at = hash + 1;
    parser.step();
    parser.rest();
    return new ObjectPath(text, Root.INSTANCES, className, 0, parser.steps);
  }

  /**
   * A path from a call: {@code arg0}, {@code this} or {@code result}.
   *
   * @throws PathException when it is none
   */
  static ObjectPath ofCall(String text) throws PathException {
    PathParser parser = new PathParser(text);
    String first = parser.word();
    Root root = root(first);
    if (root == null) {
      throw new PathException("begins neither with arg0, arg1 ... nor with this or result");
    }
    int argument = root == Root.ARGUMENT ? Integer.parseInt(first.substring(3)) : 0;
    parser.rest();
    return new ObjectPath(text, root, null, argument, parser.steps);
  }

  private static @Nullable Root root(String word) {
    if (word.equals("this")) {
      return Root.THIS;
    }
    if (word.equals("result")) {
      return Root.RESULT;
    }
    boolean argument = word.startsWith("arg") && word.length() > 3 && word.length() <= 6;
    for (int i = 3; argument && i < word.length(); i++) {
      argument = word.charAt(i) >= '0' && word.charAt(i) <= '9';
    }
    return argument ? Root.ARGUMENT : null;
  }

  private void rest() throws PathException {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '.') {
        step();
      } else if (c == '[') {
        entry();
      } else {
        throw new PathException("'" + c + "' at character " + at + " is neither . nor [");
      }
    }
  }

  private void step() throws PathException {
    String name = word();
    if (at < text.length() && text.charAt(at) == '(') {
      if (at + 1 >= text.length() || text.charAt(at + 1) != ')') {
        throw new PathException(name + "() takes no arguments here");
      }
      at += 2;
      steps.add(new Step(Kind.CALL, name));
    } else {
      steps.add(new Step(Kind.FIELD, name));
    }
  }

  private void entry() throws PathException {
    int end = text.indexOf(']', at);
    if (end <= at) {
      throw new PathException("[ without an index or key and ]");
    }
    String key = text.substring(at, end);
    boolean quoted = key.length() > 1 && (key.startsWith("\"") || key.startsWith("'"));
    if (quoted && key.charAt(key.length() - 1) == key.charAt(0)) {
      key = key.substring(1, key.length() - 1);
    }
    steps.add(new Step(Kind.ENTRY, key));
    at = end + 1;
  }

  private String word() throws PathException {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    if (!Names.isIdentifier(word)) {
      throw new PathException("no name at character " + (start + 1));
    }
    return word;
  }
}
