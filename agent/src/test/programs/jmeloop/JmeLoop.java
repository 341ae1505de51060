package testprograms.jmeloop;

import com.jme3.app.LegacyApplication;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;

/**
 * Runs jMonkeyEngine's headless loop for each line until it has had 20 updates, some of them long
 * after the engine's own part, and prints the number of the line and what it has done.
 */
public final class JmeLoop extends LegacyApplication {
  private static final int LONG_EVERY = 10;

  private final CountDownLatch over = new CountDownLatch(1);
  private int updates;
  private int longOnes;

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    System.out.println("running");
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JmeLoop game = new JmeLoop();
      AppSettings settings = new AppSettings(true);
      settings.setFrameRate(20);
      settings.setAudioRenderer(null);
      game.setSettings(settings);
      game.start(JmeContext.Type.Headless);
      game.over.await();
      System.out.println(++number + ": updates=" + game.updates + " long=" + game.longOnes);
    }
  }

  @Override
  public void update() {
    super.update();
    updates++;
    if (updates % LONG_EVERY == 0) {
      longOnes++;
      try {
        Thread.sleep(80);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (updates == 20) {
      stop();
    }
  }

  @Override
  public void destroy() {
    over.countDown();
  }
}
