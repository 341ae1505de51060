package testservers.console;

import java.util.concurrent.atomic.AtomicLong;

/** What WebSocket endpoints do with texts, whichever server they are in. */
public final class Told {
  private static final AtomicLong TEXTS = new AtomicLong();
  private static final int LARGE = 40_000;

  private Told() {}

  /** An endpoint has got a text. */
  public static void got() {
    TEXTS.incrementAndGet();
  }

  /** What to send for the text: how many have come to endpoints, when it asks for that. */
  public static String answer(String text) {
    return text.equals("how many") ? Long.toString(TEXTS.get()) : text;
  }

  /** How many large messages to send for the text; 0 when it asks for none. */
  public static int many(String text) {
    return text.startsWith("many ") ? Integer.parseInt(text.substring(5)) : 0;
  }

  public static byte[] large() {
    return new byte[LARGE];
  }
}
