package testprograms.visibility;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;

/** Looks for the classes and files that its arguments name; prints what it finds of each. */
public final class Visibility {
  private Visibility() {}

  public static void main(String[] names) throws IOException {
    System.out.println("running");
    while (System.in.read() >= 0) {
      // Until the agent has loaded all that it loads.
    }
    for (String name : names) {
      System.out.println(name + ": " + (name.indexOf('/') < 0 ? findClass(name) : findFile(name)));
    }
  }

  private static String findClass(String name) {
    try {
      return "class of " + Class.forName(name).getClassLoader();
    } catch (ClassNotFoundException e) {
      return "nothing";
    }
  }

  private static String findFile(String name) throws IOException {
    URL system = ClassLoader.getSystemResource(name);
    URL boot = Object.class.getResource("/" + name);
    int all = Collections.list(ClassLoader.getSystemResources(name)).size();
    return system == null && boot == null && all == 0 ? "nothing" : system + ", " + boot + ", " + all;
  }
}
