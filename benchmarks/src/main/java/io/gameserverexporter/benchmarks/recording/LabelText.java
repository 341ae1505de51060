package io.gameserverexporter.benchmarks.recording;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Label values for client_java's lookup, one thread's; the strings are made beforehand. */
@State(Scope.Thread)
public class LabelText {
  private final String[] routes = Routes.all();
  private final String[] statuses = new String[1_000];
  private int next;

  /** Every status as text, so that the benchmark does not measure the making of it. */
  public LabelText() {
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] = Integer.toString(i);
    }
  }

  int next() {
    return next++;
  }

  String route(int request) {
    return routes[request & (Routes.COUNT - 1)];
  }

  String status(int request) {
    return statuses[Requests.statusOf(request)];
  }
}
