package io.gameserverexporter.collect.textfile;

import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Prometheus's text format 0.0.4, as strictly as node_exporter: a file with an error is none.
 * Refuses timestamps, too, as it does.
 */
final class TextFormat {
  private static final int MOST_LABELS = 64;

  private final String text;
  private final int mostSamples;
  private final Map<String, FileFamily> families = new LinkedHashMap<>();

  /** Families whose type stands, as a line says so or a sample was there before. */
  private final Set<FileFamily> typed = new HashSet<>();

  private int at;
  private int line;
  private int samples;

  private TextFormat(String text, int mostSamples) {
    this.text = text;
    this.mostSamples = mostSamples;
  }

  /**
   * The families that have samples, in the order of the file.
   *
   * @throws TextFormatException for an error, and for more samples than allowed
   */
  static List<FileFamily> parse(byte[] bytes, int length, int mostSamples)
      throws TextFormatException {
    return new TextFormat(decoded(bytes, length), mostSamples).parse();
  }

  private static String decoded(byte[] bytes, int length) throws TextFormatException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
    CharBuffer out = CharBuffer.allocate(length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new TextFormatException(line, "is not UTF-8");
    }
    return new String(out.array(), 0, out.position());
  }

  private List<FileFamily> parse() throws TextFormatException {
    while (at < text.length()) {
      line++;
      skipBlanks();
      if (at < text.length()) {
        if (text.indexOf('\n', at) < 0) {
          throw error("the file ends in the middle of a line; write it aside and rename it then");
        }
        line();
        at++;
      }
    }
    Iterator<FileFamily> all = families.values().iterator();
    while (all.hasNext()) {
      if (all.next().samples.isEmpty()) {
        all.remove();
      }
    }
    return new ArrayList<>(families.values());
  }

  /** From the first letter of a line up to its end. */
  private void line() throws TextFormatException {
    char first = text.charAt(at);
    if (first == '#') {
      at++;
      comment();
    } else if (first != '\n') {
      sample();
    }
  }

  private void comment() throws TextFormatException {
    skipBlanks();
    String keyword = word();
    boolean help = keyword.equals("HELP");
    if (!help && !keyword.equals("TYPE")) {
      at = text.indexOf('\n', at);
      return;
    }
    skipBlanks();
    String name = name(true);
    if (isAtEnd()) {
      return; // says nothing, which is no error
    }
    if (name.isEmpty() || !isBlank(text.charAt(at))) {
      throw error("not a metric name after " + keyword);
    }
    FileFamily family = familyOf(name);
    skipBlanks();
    if (isAtEnd()) {
      return;
    }
    if (help) {
      if (family.help != null) {
        throw error("a second HELP of " + family.name);
      }
      family.help = escaped('\n');
    } else {
      String type = text.substring(at, text.indexOf('\n', at));
      FamilyType known = FamilyType.of(type);
      if (known == null) {
        throw error("unknown type " + TextFormatException.shown(type));
      }
      if (!typed.add(family)) {
        throw error("a second TYPE of " + family.name + ", or one after its samples");
      }
      family.type = known;
      at += type.length();
    }
  }

  private void sample() throws TextFormatException {
    String name = name(true);
    if (name.isEmpty()) {
      throw error("not a metric name at its beginning");
    }
    FileFamily family = familyOf(name);
    typed.add(family);
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    skipBlanks();
    if (text.charAt(at) == '{') {
      at++;
      labels(names, values);
    }
    skipBlanks();
    String word = word();
    double value = number(word);
    if (Double.isNaN(value) && !isNaN(word)) {
      throw error("not a value: " + TextFormatException.shown(word));
    }
    if (!isAtEnd()) {
      throw error("something behind the value; timestamps are not allowed in these files");
    }
    if (++samples > mostSamples) {
      throw error("more than " + mostSamples + " samples");
    }
    add(family, name.substring(family.name.length()), names, values, value);
  }

  private void add(
      FileFamily family, String suffix, List<String> names, List<String> values, double value)
      throws TextFormatException {
    String bound = "";
    String label = family.type.boundLabel;
    if (label != null) {
      int place = names.indexOf(label);
      boolean bounded = suffix.equals(family.type.suffixes().get(0));
      if (!family.type.suffixes().contains(suffix) || (bounded && place < 0)) {
        throw error("no line of a " + family.type.text + " such as " + family.name);
      }
      if (bounded) {
        bound = values.get(place);
        if (Double.isNaN(number(bound))) {
          throw error("not a number: " + label + "=" + TextFormatException.shown(bound));
        }
      }
      if (place >= 0) {
        names.remove(place);
        values.remove(place);
      }
    }
    for (int i = names.size() - 1; i >= 0; i--) {
      if (values.get(i).isEmpty()) {
        names.remove(i);
        values.remove(i);
      }
    }
    family.samples.add(new FileSample(suffix, Labels.of(names, values), bound, value, line));
  }

  private void labels(List<String> names, List<String> values) throws TextFormatException {
    while (true) {
      skipBlanks();
      if (text.charAt(at) == '}') {
        at++;
        return;
      }
      String name = name(false);
      skipBlanks();
      if (name.isEmpty() || text.charAt(at) != '=') {
        throw error("not a label and = within the braces");
      }
      if (name.startsWith("__")) {
        throw error("the label " + name + " starts with __, which Prometheus keeps for itself");
      }
      if (names.contains(name)) {
        throw error("the label " + name + " is there twice");
      }
      if (names.size() == MOST_LABELS) {
        throw error("more than " + MOST_LABELS + " labels");
      }
      at++;
      skipBlanks();
      if (text.charAt(at) != '"') {
        throw error("the value of the label " + name + " is not in quotes");
      }
      at++;
      names.add(name);
      values.add(escaped('"'));
      at++;
      skipBlanks();
      if (text.charAt(at) == ',') {
        at++;
      } else if (text.charAt(at) != '}') {
        throw error("neither a comma nor a closing brace behind the label " + name);
      }
    }
  }

  /**
   * The family of a sample, or of a comment: the one of that name, else the distribution that has a
   * sample of that name, else a new one.
   */
  private FileFamily familyOf(String name) {
    FileFamily known = families.get(name);
    if (known == null) {
      known = ofDistribution(name, FamilyType.SUMMARY);
    }
    if (known == null) {
      known = ofDistribution(name, FamilyType.HISTOGRAM);
    }
    if (known == null) {
      known = new FileFamily(name, line);
      families.put(name, known);
    }
    return known;
  }

  private @Nullable FileFamily ofDistribution(String name, FamilyType type) {
    for (String suffix : type.suffixes()) {
      if (!suffix.isEmpty() && name.endsWith(suffix)) {
        FileFamily family = families.get(name.substring(0, name.length() - suffix.length()));
        if (family != null && family.type == type) {
          return family;
        }
      }
    }
    return null;
  }

  /** From here to this character, without the backslashes; stays there. */
  private String escaped(char end) throws TextFormatException {
    StringBuilder plain = new StringBuilder();
    for (; text.charAt(at) != end; at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        throw error("a label's value that does not end");
      }
      if (c == '\\') {
        c = text.charAt(++at);
        if (c == 'n') {
          c = '\n';
        } else if (c != '\\' && c != '"') {
          throw error("a backslash before something else than \\, \" and n");
        }
      }
      plain.append(c);
    }
    return plain.toString();
  }

  /** The letters, digits and underscores from here on, with colons or without. */
  private String name(boolean colons) {
    int start = at;
    while (isOfName(text.charAt(at), at > start, colons)) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isOfName(char c, boolean digits, boolean colons) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (colons && c == ':')
        || (digits && c >= '0' && c <= '9');
  }

  /** Up to the next blank or the end of the line. */
  private String word() {
    int start = at;
    while (!isAtEnd() && !isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private boolean isAtEnd() {
    return text.charAt(at) == '\n';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private TextFormatException error(String why) {
    return new TextFormatException(line, why);
  }

  /** A number as Go reads it; NaN also for what is none. */
  static double number(String word) {
    int signs = word.startsWith("+") || word.startsWith("-") ? 1 : 0;
    String rest = word.substring(signs);
    if (rest.equalsIgnoreCase("inf") || rest.equalsIgnoreCase("infinity")) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    // Double.parseDouble alone takes 1d and hexadecimal numbers as well.
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return Double.NaN;
      }
    }
    try {
      double value = Double.parseDouble(word);
      return Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean isNaN(String word) {
    return word.equalsIgnoreCase("nan");
  }
}
