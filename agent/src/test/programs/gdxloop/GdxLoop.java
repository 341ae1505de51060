package testprograms.gdxloop;

import com.badlogic.gdx.ApplicationAdapter;
import com.badlogic.gdx.backends.headless.HeadlessApplication;
import com.badlogic.gdx.backends.headless.HeadlessApplicationConfiguration;
import com.badlogic.gdx.utils.GdxNativesLoader;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;

/**
 * Runs libGDX's headless loop for each line until it has rendered 20 frames, some of them long, or
 * held up by what was posted to it, and prints the number of the line and what it has done.
 */
public final class GdxLoop extends ApplicationAdapter {
  private static final int LONG_EVERY = 10;

  private final CountDownLatch over = new CountDownLatch(1);
  private HeadlessApplication application;
  private int frames;
  private int longOnes;

  private GdxLoop() {}

  public static void main(String[] args) throws Exception {
    GdxNativesLoader.disableNativesLoading = true;
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    System.out.println("running");
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      HeadlessApplicationConfiguration configuration = new HeadlessApplicationConfiguration();
      configuration.updatesPerSecond = 20;
      GdxLoop game = new GdxLoop();
      game.application = new HeadlessApplication(game, configuration);
      game.over.await();
      System.out.println(++number + ": frames=" + game.frames + " long=" + game.longOnes);
    }
  }

  @Override
  public void render() {
    frames++;
    if (frames % LONG_EVERY == 0) {
      longOnes++;
      sleep();
    }
    if (frames == 15) {
      longOnes++;
      com.badlogic.gdx.Gdx.app.postRunnable(GdxLoop::sleep);
    }
    if (frames == 20) {
      com.badlogic.gdx.Gdx.app.exit();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(80);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void dispose() {
    over.countDown();
  }
}
