package net.minestom.server;

/** Of the name and with the ticker of the real one, and nothing else of it. */
public final class ServerProcessImpl {
  public interface Ticker {
    void tick(long nanoTime);
  }

  private final Ticker ticker = new TickerImpl();

  public Ticker ticker() {
    return ticker;
  }

  private final class TickerImpl implements Ticker {
    @Override
    public void tick(long nanoTime) {
      if (nanoTime < 0) {
        throw new IllegalStateException("as told");
      }
    }
  }
}
