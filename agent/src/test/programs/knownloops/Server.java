package cn.nukkit;

/** Of the name and with the method of the real one, and nothing else of it. */
public class Server {
  private long nextTick = System.currentTimeMillis();

  /** As the loop does it, a little before or at the time. */
  public boolean tickOnce() {
    nextTick = System.currentTimeMillis();
    return tick();
  }

  /** As when the loop was interrupted. */
  public boolean tickEarly() {
    nextTick = System.currentTimeMillis() + 60000;
    return tick();
  }

  private boolean tick() {
    if (System.currentTimeMillis() - nextTick < -25) {
      return false;
    }
    nextTick += 50;
    return true;
  }
}
