package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/** YAML as maps, lists and scalars. A key that occurs twice is an error. */
final class Yaml {
  private Yaml() {}

  /** The one document of a file, which is a map. */
  static Map<String, Object> read(Path file) throws IOException {
    return map(yaml().load(Files.readString(file)));
  }

  /** The documents of a text, each a map. */
  static List<Map<String, Object>> documents(String text) {
    List<Map<String, Object>> documents = new ArrayList<>();
    yaml().loadAll(text).forEach(document -> documents.add(map(document)));
    return documents;
  }

  static Path write(Path file, Object document) throws IOException {
    return Files.writeString(file, yaml().dump(document));
  }

  /** A map at a path of keys and of positions in lists. */
  static Map<String, Object> map(Object from, Object... path) {
    return cast(at(from, path));
  }

  /** A list at a path; empty when there is none. */
  static <T> List<T> list(Object from, Object... path) {
    Object found = at(from, path);
    return found == null ? List.of() : cast(found);
  }

  /** A scalar at a path as text; "" when there is none. */
  static String text(Object from, Object... path) {
    Object found = at(from, path);
    return found == null ? "" : found.toString();
  }

  private static Object at(Object from, Object... path) {
    Object here = from;
    for (Object step : path) {
      if (here == null) {
        return null;
      }
      here =
          step instanceof Integer position
              ? ((List<?>) here).get(position)
              : ((Map<?, ?>) here).get(step);
    }
    return here;
  }

  // A test that reads what is not there as it should be fails on it, which is what it is for.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T cast(Object value) {
    return (T) value;
  }

  private static org.yaml.snakeyaml.Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions dumper = new DumperOptions();
    return new org.yaml.snakeyaml.Yaml(
        new SafeConstructor(options), new Representer(dumper), dumper, options);
  }
}
