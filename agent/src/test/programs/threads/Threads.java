package testprograms.threads;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Prints its threads in a numbered line for each line that it reads. */
public final class Threads {
  private Threads() {}

  public static void main(String[] args) throws IOException {
    System.out.println("running");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (int i = 1; in.readLine() != null; i++) {
      StringBuilder line = new StringBuilder().append(i).append(':');
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        line.append(thread.isDaemon() ? "daemon " : "user ").append(thread.getName()).append(',');
      }
      System.out.println(line);
    }
  }
}
