package testprograms.both;

import java.lang.reflect.Method;
import java.util.Arrays;

/** Runs two programs in one JVM: their main classes and arguments, with {@code --} between. */
public final class Both {
  private Both() {}

  public static void main(String[] arguments) {
    int between = Arrays.asList(arguments).indexOf("--");
    run(Arrays.copyOfRange(arguments, 0, between));
    run(Arrays.copyOfRange(arguments, between + 1, arguments.length));
  }

  private static void run(final String[] command) {
    new Thread(command[0]) {
      @Override
      public void run() {
        try {
          Method main = Class.forName(command[0]).getMethod("main", String[].class);
          main.invoke(null, (Object) Arrays.copyOfRange(command, 1, command.length));
        } catch (Exception e) {
          e.printStackTrace();
        }
      }
    }.start();
  }
}
