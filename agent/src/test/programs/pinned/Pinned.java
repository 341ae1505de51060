package testprograms.pinned;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * For each line that it reads, a virtual thread sleeps for 50 ms in a class's initialiser, which
 * keeps its carrier on every JVM, and all garbage is collected.
 */
public final class Pinned {
  private Pinned() {}

  public static void main(String[] args)
      throws IOException, ReflectiveOperationException, InterruptedException {
    System.out.println("running");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (int i = 1; in.readLine() != null; i++) {
      Runnable first =
          new Runnable() {
            @Override
            public void run() {
              Slow.touch();
            }
          };
      Object thread =
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, first);
      ((Thread) thread).join();
      System.gc();
      System.out.println(i + ":done");
    }
  }

  private static final class Slow {
    static {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    static void touch() {}
  }
}
