package io.gameserverexporter.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings from, in this order, the agent argument ({@code key=value,key=value}),
 * environment variables ({@code GAMESERVER_EXPORTER_KEY}), system properties ({@code
 * gameserver_exporter.key}) and the defaults.
 *
 * <p>Nothing that an operator has written stops the agent: a value that cannot be used gives way to
 * that of the next source, and a message says so.
 */
public final class SettingsReader {
  private static final String VARIABLE = "GAMESERVER_EXPORTER_";
  private static final String PROPERTY = "gameserver_exporter.";

  private final Map<Key, Given> arguments;
  private final SortedMap<String, String> variables;
  private final SortedMap<String, String> properties;
  private final Draft draft;
  private final List<String> problems = new ArrayList<>();

  private SettingsReader(
      @Nullable String agentArgument,
      Map<String, String> environment,
      Properties properties,
      @Nullable Set<String> knownNames) {
    this.arguments = AgentArgument.parse(agentArgument, problems);
    this.variables = variables(environment);
    this.properties = properties(properties);
    this.draft = new Draft(knownNames);
  }

  /** What has been read, and what was wrong with it. */
  public static final class Result {
    private final Settings settings;
    private final List<String> problems;

    Result(Settings settings, List<String> problems) {
      this.settings = settings;
      this.problems = Collections.unmodifiableList(problems);
    }

    /** Valid settings, whatever has been written. */
    public Settings settings() {
      return settings;
    }

    /**
     * One message for each mistake: where it stands, the key, the bad value, what it may have been
     * meant to be and what is used instead. Holds nothing else of the environment.
     */
    public List<String> problems() {
      return problems;
    }
  }

  /**
   * Reads the settings out of what is given.
   *
   * @param agentArgument the text after the jar's name and an equals sign, or null
   * @param environment environment variables, ours among them
   * @param systemProperties system properties, ours among them; only read
   * @param knownNames names of all collectors and probes; null to take any, where they cannot be
   *     known
   */
  public static Result read(
      @Nullable String agentArgument,
      Map<String, String> environment,
      Properties systemProperties,
      @Nullable Set<String> knownNames) {
    return new SettingsReader(agentArgument, environment, systemProperties, knownNames).read();
  }

  /**
   * Reads the settings of this process. Where the environment or the properties may not be read,
   * the other sources count.
   *
   * @param agentArgument the text after the jar's name and an equals sign, or null
   * @param knownNames names of all collectors and probes
   */
  public static Result readProcess(@Nullable String agentArgument, Set<String> knownNames) {
    Map<String, String> environment = Collections.emptyMap();
    Properties properties = new Properties();
    try {
      environment = System.getenv();
    } catch (SecurityException ignored) {
      // Without it, then.
    }
    try {
      properties = System.getProperties();
    } catch (SecurityException ignored) {
      // Without them, then.
    }
    return read(agentArgument, environment, properties, knownNames);
  }

  private static SortedMap<String, String> variables(Map<String, String> environment) {
    SortedMap<String, String> ours = new TreeMap<>();
    for (Map.Entry<String, String> entry : environment.entrySet()) {
      if (entry.getKey().startsWith(VARIABLE) && !isOfKubernetes(entry.getKey())) {
        ours.put(entry.getKey(), entry.getValue());
      }
    }
    return ours;
  }

  private static SortedMap<String, String> properties(Properties properties) {
    SortedMap<String, String> ours = new TreeMap<>();
    try {
      for (String name : properties.stringPropertyNames()) {
        String value = properties.getProperty(name);
        if (name.startsWith(PROPERTY) && value != null) {
          ours.put(name, value);
        }
      }
    } catch (RuntimeException ignored) {
      // An application may put a Properties object of its own in place, with checks of its own.
    }
    return ours;
  }

  private Result read() {
    for (Key key : Key.values()) {
      read(key);
    }
    reportUnknown(variables.keySet(), VARIABLE, "environment variable ");
    reportUnknown(properties.keySet(), PROPERTY, "system property ");
    return new Result(draft.build(), problems);
  }

  /** Takes the first source's value that can be used. */
  private void read(Key key) {
    List<String> complaints = new ArrayList<>();
    String used = " (the default)";
    for (Given given : given(key)) {
      try {
        draft.set(given, problems);
        used = " (" + given.where + ")";
        break;
      } catch (BadValue e) {
        complaints.add(given.subject() + ": " + e.why());
      }
    }
    for (String complaint : complaints) {
      problems.add(complaint + "; using " + key.text + "=" + draft.shown(key) + used);
    }
  }

  private List<Given> given(Key key) {
    List<Given> given = new ArrayList<>(3);
    Given argument = arguments.get(key);
    if (argument != null) {
      given.add(argument);
    }
    String variable = VARIABLE + key.text.toUpperCase(Locale.ROOT);
    addUnlessEmpty(given, key, variables.get(variable), "environment variable " + variable);
    String property = PROPERTY + key.text;
    addUnlessEmpty(given, key, properties.get(property), "system property " + property);
    return given;
  }

  // An empty variable is how deployment tools say that there is none.
  private static void addUnlessEmpty(
      List<Given> given, Key key, @Nullable String value, String where) {
    if (value != null && !value.trim().isEmpty()) {
      given.add(new Given(key, value.trim(), where));
    }
  }

  private void reportUnknown(Set<String> names, String prefix, String where) {
    if (names.isEmpty()) {
      return;
    }
    Set<String> valid = new TreeSet<>();
    for (String key : Key.names()) {
      valid.add(prefix.equals(VARIABLE) ? prefix + key.toUpperCase(Locale.ROOT) : prefix + key);
    }
    for (String name : names) {
      if (!valid.contains(name)) {
        problems.add(
            where + Text.shown(name) + ": no such setting, ignored; " + guess(name, prefix, valid));
      }
    }
  }

  /** What Kubernetes sets in every pod beside a Service named gameserver-exporter. */
  private static boolean isOfKubernetes(String name) {
    return name.startsWith(VARIABLE + "SERVICE_") || name.startsWith(VARIABLE + "PORT_");
  }

  private static String guess(String name, String prefix, Set<String> valid) {
    // The common prefix would make everything look alike.
    List<String> ends = new ArrayList<>();
    for (String word : valid) {
      ends.add(word.substring(prefix.length()));
    }
    String nearest = Nearest.to(name.substring(prefix.length()), ends);
    return nearest == null
        ? "there are " + Text.join(valid)
        : "did you mean " + prefix + nearest + "?";
  }
}
