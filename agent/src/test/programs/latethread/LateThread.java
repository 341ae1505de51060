package testprograms.latethread;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * Stops all threads for each line that it reads, which takes long, as one of them is in a counted
 * loop without a check; prints how often it has done so.
 */
public final class LateThread {
  private static volatile int result;

  private LateThread() {}

  public static void main(String[] args) throws IOException {
    Thread late =
        new Thread(
            new Runnable() {
              @Override
              public void run() {
                while (true) {
                  result = loop(result);
                }
              }
            });
    late.setDaemon(true);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (int i = 1; in.readLine() != null; i++) {
      if (i == 1) {
        // Not before: the start of an agent, too, needs stops of all threads.
        late.start();
      }
      System.out.println(i + ":" + Thread.getAllStackTraces().size());
    }
  }

  private static int loop(int start) {
    int sum = start;
    for (int i = 0; i < 500000000; i++) {
      sum += sum * 31 + i;
    }
    return sum;
  }
}
