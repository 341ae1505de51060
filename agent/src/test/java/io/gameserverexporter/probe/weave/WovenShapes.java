package io.gameserverexporter.probe.weave;

import java.io.IOException;
import java.util.function.IntSupplier;

/** Methods to weave: one for each way to begin, to go on and to end. */
class WovenShapes {
  private final int number;
  private int calls;

  WovenShapes(int number) {
    this.number = number;
    if (number > 100) {
      return;
    }
    calls = 1;
  }

  void nothing() {}

  void branches(String text) {
    if (text == null) {
      return;
    }
    calls += text.length();
  }

  boolean truth(int a) {
    return a > 0 && calls > 0;
  }

  char letter(int a) {
    return a == 0 ? 'a' : 'b';
  }

  float fraction(int a, long b) {
    a = a + 1;
    b = 17;
    float half = a / 2f;
    return b > a ? half : -half;
  }

  double wide(int a, long b, double c) {
    double sum = c;
    for (long i = 0; i < b; i++) {
      sum += i;
      if (sum > 1e6) {
        return -1;
      }
    }
    a = (int) sum;
    return a;
  }

  long loopsAtOnce(int a, long b) {
    do {
      a++;
      b += a;
    } while (a < 3);
    return b;
  }

  String text(String text) {
    return text == null ? "none" : text + number;
  }

  int[] array(int a, long b) {
    return a < 0 ? null : new int[] {a, (int) b};
  }

  int throwing(int a) {
    if (a == 1) {
      throw new IllegalArgumentException("one");
    }
    return 10 / a;
  }

  int catching(int a) throws IOException {
    try {
      if (a == 3) {
        throw new IOException("three");
      }
      return 10 / a;
    } catch (ArithmeticException zero) {
      return -1;
    } finally {
      calls++;
    }
  }

  synchronized int locked(int a) {
    synchronized (Integer.class) {
      if (a < 0) {
        throw new IllegalStateException("negative");
      }
      return a;
    }
  }

  String switching(int a, long b) {
    switch (a) {
      case 0:
        return "zero";
      case 1:
      case 2:
        String text = "few" + b;
        calls++;
        return text;
      default:
        break;
    }
    return switch ((int) b) {
      case 3 -> "three";
      default -> "other";
    };
  }

  int dynamic(int a) {
    IntSupplier later = () -> a + number;
    return later.getAsInt();
  }

  int endless(int a) {
    while (true) {
      if (a++ > 5) {
        throw new IllegalStateException("after " + a);
      }
    }
  }

  /** Calls another under a condition, in the midst of variables of its own. */
  String watched(Object a, String b) {
    StringBuilder sum = new StringBuilder();
    try {
      for (int i = 0; i < number; i++) {
        String more = b + i;
        if (i != 1) {
          sum.append(called(i * 2L, more));
        }
        sum.append(more.length());
      }
      if (number == 3) {
        notCalled(b);
      }
    } finally {
      calls++;
    }
    return sum.toString() + a;
  }

  long called(long a, Object b) {
    if (a == 6) {
      throw new IllegalStateException("called " + b);
    }
    return a;
  }

  void notCalled(Object b) {
    calls++;
  }
}
