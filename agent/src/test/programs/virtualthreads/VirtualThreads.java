package testprograms.virtualthreads;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * Prints the groups of threads below the root for each line that it reads, after starting a virtual
 * thread that never rests when the line says so.
 */
public final class VirtualThreads {
  private VirtualThreads() {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    System.out.println("running");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    String said = in.readLine();
    for (int i = 1; said != null; i++) {
      if (said.equals("start")) {
        Runnable busy =
            new Runnable() {
              @Override
              public void run() {
                while (true) {
                  Thread.interrupted();
                }
              }
            };
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, busy);
      }
      System.out.println(i + ":" + groups());
      said = in.readLine();
    }
  }

  private static String groups() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    ThreadGroup[] groups = new ThreadGroup[100];
    int count = root.enumerate(groups, true);
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < count; i++) {
      names.append(groups[i].getName()).append(',');
    }
    return names.toString();
  }
}
