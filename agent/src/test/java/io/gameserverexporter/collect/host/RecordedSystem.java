package io.gameserverexporter.collect.host;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import oshi.spi.SystemInfoProvider;

/**
 * What OSHI said on a system that tests cannot run on, from a properties file: the key is the way
 * of method names from {@link SystemInfoProvider}, without {@code get} and with an index for lists,
 * as in {@code Hardware.NetworkIFs.0.BytesRecv}. A method that nothing was recorded of fails.
 */
final class RecordedSystem {
  private final Properties values = new Properties();

  private RecordedSystem() {}

  static SystemInfoProvider read(Path file) throws IOException {
    RecordedSystem system = new RecordedSystem();
    try (Reader reader = Files.newBufferedReader(file)) {
      system.values.load(reader);
    }
    return (SystemInfoProvider) system.proxy(SystemInfoProvider.class, "");
  }

  private Object proxy(Class<?> type, String way) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) ->
            answer(method, way + method.getName().replaceFirst("^get", "")));
  }

  private Object answer(Method method, String key) {
    Class<?> type = method.getReturnType();
    if (type == List.class) {
      Class<?> element =
          (Class<?>)
              ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
      List<Object> list = new ArrayList<>();
      for (int i = 0; has(key + "." + i + "."); i++) {
        list.add(proxy(element, key + "." + i + "."));
      }
      return list;
    }
    if (type.isInterface()) {
      return proxy(type, key + ".");
    }
    String value = values.getProperty(key);
    if (value == null) {
      throw new AssertionError("not recorded: " + key);
    }
    return parsed(type, value);
  }

  private boolean has(String start) {
    return values.stringPropertyNames().stream().anyMatch(key -> key.startsWith(start));
  }

  private static Object parsed(Class<?> type, String value) {
    if (type == long.class) {
      return Long.parseLong(value);
    } else if (type == boolean.class) {
      return Boolean.parseBoolean(value);
    } else if (type == double[].class) {
      return Arrays.stream(value.split(" ")).mapToDouble(Double::parseDouble).toArray();
    } else if (type == long[][].class) {
      return Arrays.stream(value.split(";"))
          .map(row -> Arrays.stream(row.trim().split(" ")).mapToLong(Long::parseLong).toArray())
          .toArray(long[][]::new);
    } else if (type == oshi.software.os.OperatingSystem.OSVersionInfo.class) {
      String[] words = value.split(",", -1);
      return new oshi.software.os.OperatingSystem.OSVersionInfo(words[0], words[1], words[2]);
    }
    return value;
  }
}
