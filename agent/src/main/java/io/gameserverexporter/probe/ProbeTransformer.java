package io.gameserverexporter.probe;

import io.gameserverexporter.boot.AgentLoader;
import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.probe.TargetNames.Step;
import io.gameserverexporter.probe.TargetNames.Target;
import io.gameserverexporter.probe.weave.BootView;
import io.gameserverexporter.probe.weave.JakartaNames;
import io.gameserverexporter.probe.weave.MisfitException;
import io.gameserverexporter.probe.weave.Weave;
import io.gameserverexporter.probe.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the name of each class that is loaded, and hands those that a probe names to the {@link
 * Weaver}.
 *
 * <p>A class that is needed before requests can be counted waits a little, so that the first one is
 * not missed, and past the limit is loaded as it is and woven later.
 */
public final class ProbeTransformer implements ClassFileTransformer {
  private static final long WAIT_SECONDS = 5;

  private final Instrumentation instrumentation;
  private final AgentLoader agentLoader;
  private final ProbeStates states;
  private final BootView bootView;
  private final TargetNames targets = new TargetNames();
  private final Copies copies = new Copies();
  private final Implementors implementors = new Implementors(copies);
  private final Set<Class<?>> wovenImplementors =
      Collections.newSetFromMap(new WeakHashMap<Class<?>, Boolean>());
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile @Nullable Weaver weaver;
  private volatile boolean late;
  // What the operator names of the game, by class name with slashes; replaced as a whole.
  private volatile Map<String, List<GameWeave>> gameWeaves = Collections.emptyMap();
  private final CountDownLatch gameKnown = new CountDownLatch(1);
  private volatile boolean gameLate;

  /**
   * @param isOn whether a probe of this name is to run
   * @param watchesTheGame whether {@link #weaveGame} will be called
   */
  public ProbeTransformer(
      Instrumentation instrumentation,
      AgentLoader agentLoader,
      Predicate<String> isOn,
      boolean watchesTheGame) {
    this.instrumentation = instrumentation;
    this.agentLoader = agentLoader;
    this.states = new ProbeStates(instrumentation);
    this.bootView = new BootView(instrumentation);
    if (!watchesTheGame) {
      gameKnown.countDown();
    }
    for (Probe probe : Probes.all()) {
      if (isOn.test(probe.name())) {
        for (Weave weave : probe.weaves()) {
          add(probe, weave);
        }
      }
    }
  }

  private void add(Probe probe, Weave weave) {
    String name = weave.target().replace('.', '/');
    Step step = new Step(probe, weave);
    if (weave.implementors()) {
      addInterface(name, step);
      addInterface(JakartaNames.of(weave.target()).replace('.', '/'), step);
      implementors.add(weave);
    } else {
      targets.add(name).steps().add(step);
    }
  }

  private void addInterface(String name, Step step) {
    Target target = targets.add(name);
    target.implementorSteps().add(step);
    for (String base : Implementors.basesOf(name)) {
      targets.add(base).implementing(target);
    }
  }

  /** What became of the probes. */
  public ProbeStates states() {
    return states;
  }

  /** Watches the classes that are loaded from now on. Returns at once. */
  public void watch() {
    instrumentation.addTransformer(this, true);
  }

  /**
   * Weaves from now on, first what was loaded before. To be called when requests can be counted, on
   * a thread of the agent.
   */
  public void start() {
    weaver = new Weaver(agentLoader);
    started.countDown();
    weaveLoaded();
    if (late) {
      // Classes that were on their way past the transformer while the list was taken.
      weaveLoaded();
    }
  }

  /**
   * Weaves what the operator names of the game, in place of what was named before, also in classes
   * that are loaded already. To be called on a thread of the agent.
   */
  public void weaveGame(List<GameWeave> wanted) {
    Map<String, List<GameWeave>> before = gameWeaves;
    Map<String, List<GameWeave>> now = new HashMap<>();
    for (GameWeave weave : wanted) {
      String name = weave.className().replace('.', '/');
      List<GameWeave> ofClass = now.get(name);
      if (ofClass == null) {
        ofClass = new ArrayList<>();
        now.put(name, ofClass);
      }
      ofClass.add(weave);
    }
    states.gameWanted(wanted);
    gameWeaves = now;
    gameKnown.countDown();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      String name = loaded.getName().replace('.', '/');
      if (now.containsKey(name) || before.containsKey(name)) {
        retransform(loaded);
      }
    }
  }

  /** Lets classes pass from now on, those that wait for the weaver at this moment included. */
  public void abandon() {
    instrumentation.removeTransformer(this);
    started.countDown();
    gameKnown.countDown();
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    try {
      if (name == null || loader == agentLoader) {
        return null;
      }
      byte[] woven = transform(loader, name, classFile);
      byte[] ofGame = weaveGame(loader, name, woven == null ? classFile : woven);
      return ofGame == null ? woven : ofGame;
    } catch (Throwable error) {
      sayBroken(error);
      return null;
    }
  }

  private byte @Nullable [] transform(@Nullable ClassLoader loader, String name, byte[] classFile) {
    byte[] loaderThatHides = bootView.weave(name, classFile);
    if (loaderThatHides != null) {
      return loaderThatHides;
    }
    Target target = targets.find(name);
    if (target != null) {
      String prefix = target.prefixIn(name);
      if (!copies.takes(prefix)) {
        return null;
      }
      if (!target.steps().isEmpty()) {
        return weave(loader, name, prefix, classFile, target.steps());
      }
      if (startsWith(target, loader)) {
        implementors.start(name, prefix);
        weaveImplementorsLoadedMeanwhile();
        return null;
      }
      Target ofBase = target.implemented();
      if (ofBase != null && startsWith(ofBase, loader)) {
        implementors.start(prefix + ofBase.name(), prefix);
        implementors.know(name, prefix + ofBase.name());
        return weave(loader, name, prefix, classFile, ofBase.implementorSteps());
      }
    }
    String implemented = implementors.interfaceOf(name, classFile, loader);
    Target ofInterface = implemented == null ? null : targets.find(implemented);
    return implemented == null || ofInterface == null
        ? null
        : weave(
            loader,
            name,
            ofInterface.prefixIn(implemented),
            classFile,
            ofInterface.implementorSteps());
  }

  private boolean startsWith(Target target, @Nullable ClassLoader loader) {
    return !target.implementorSteps().isEmpty() && implementors.areFor(loader);
  }

  private byte @Nullable [] weave(
      @Nullable ClassLoader loader, String name, String prefix, byte[] classFile, List<Step> todo) {
    Weaver ready = awaitWeaver();
    if (ready == null) {
      late = true;
      return null;
    }
    String className = name.replace('/', '.');
    List<Weave> weaves = new ArrayList<>(todo.size());
    for (Step step : todo) {
      weaves.add(step.weave);
    }
    Step first = todo.get(0);
    String target =
        first.weave.implementors() ? prefix.replace('/', '.') + first.weave.target() : className;
    String copy = Copies.packageName(prefix);
    try {
      bootView.check(loader);
      byte[] woven = ready.weave(loader, name, prefix, classFile, weaves);
      if (woven != null) {
        states.woven(first.probe, target, copy);
      }
      return woven;
    } catch (MisfitException misfit) {
      states.misfit(first.probe, target, copy, String.valueOf(misfit.getMessage()));
    } catch (Throwable error) {
      states.failed(first.probe, target, copy, error);
    }
    return null;
  }

  private byte @Nullable [] weaveGame(@Nullable ClassLoader loader, String name, byte[] classFile) {
    if (gameKnown.getCount() > 0 && !gameLate && isOfApplication(loader, name)) {
      // Once only: where the file is on a disk that hangs, the game starts all the same.
      gameLate = !await(gameKnown);
    }
    List<GameWeave> wanted = gameWeaves.get(name);
    Weaver ready = wanted == null ? null : awaitWeaver();
    if (wanted == null || ready == null) {
      late |= wanted != null;
      return null;
    }
    byte[] result = null;
    for (GameWeave weave : wanted) {
      try {
        bootView.check(loader);
        byte[] woven =
            ready.weave(
                loader,
                name,
                "",
                result == null ? classFile : result,
                Collections.singletonList(GameProbe.weave(weave)));
        result = woven == null ? result : woven;
        weave.woven();
        states.gameWoven(weave);
      } catch (MisfitException misfit) {
        states.gameMisfit(weave, String.valueOf(misfit.getMessage()));
      } catch (Throwable error) {
        states.gameFailed(weave, error);
      }
    }
    return result;
  }

  /** What the agent itself needs to read the configuration must not wait for it. */
  private static boolean isOfApplication(@Nullable ClassLoader loader, String name) {
    return loader != null
        && !name.startsWith("java/")
        && !name.startsWith("javax/")
        && !name.startsWith("jdk/")
        && !name.startsWith("sun/")
        && !name.startsWith("com/sun/")
        && !name.startsWith("io/gameserverexporter/Agent")
        && !name.startsWith("io/gameserverexporter/boot/");
  }

  /** Whether it has come in time. */
  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      // The server's thread, and its interrupt.
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private @Nullable Weaver awaitWeaver() {
    Weaver ready = weaver;
    if (ready == null && !late) {
      late |= !await(started);
      ready = weaver;
    }
    return ready;
  }

  private void weaveLoaded() {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      String name = loaded.getName().replace('.', '/');
      Target target = targets.find(name);
      if ((target != null && !target.steps().isEmpty()) || gameWeaves.containsKey(name)) {
        retransform(loaded);
      }
    }
    weaveLoadedImplementors();
  }

  private void weaveLoadedImplementors() {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      String name = loaded.getName().replace('.', '/');
      Target target = targets.find(name);
      if (target != null && startsWith(target, loaded.getClassLoader())) {
        String prefix = target.prefixIn(name);
        if (copies.takes(prefix)) {
          implementors.start(name, prefix);
          weaveImplementorsOf(loaded);
        }
      }
    }
  }

  /** Classes that are being loaded at this moment have passed by before their interface did. */
  private void weaveImplementorsLoadedMeanwhile() {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 5; i++) {
                  TimeUnit.MILLISECONDS.sleep(200L << i);
                  weaveLoadedImplementors();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (Throwable error) {
                sayBroken(error);
              }
            },
            "gameserver-exporter-weave");
    thread.setDaemon(true);
    thread.setContextClassLoader(agentLoader);
    thread.start();
  }

  private void weaveImplementorsOf(Class<?> interfaceClass) {
    List<Class<?>> missed = new ArrayList<>();
    synchronized (wovenImplementors) {
      for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
        if (loaded != interfaceClass
            && !loaded.isInterface()
            && interfaceClass.isAssignableFrom(loaded)
            && wovenImplementors.add(loaded)) {
          implementors.know(
              loaded.getName().replace('.', '/'), interfaceClass.getName().replace('.', '/'));
          missed.add(loaded);
        }
      }
    }
    for (Class<?> loaded : missed) {
      retransform(loaded);
    }
  }

  private void retransform(Class<?> loaded) {
    if (!instrumentation.isModifiableClass(loaded)) {
      return;
    }
    try {
      instrumentation.retransformClasses(loaded);
    } catch (Throwable error) {
      Stderr.line(
          "class "
              + loaded.getName()
              + " could not be woven after it was loaded ("
              + Stderr.brief(error)
              + "); its requests may be missing from the metrics. Starting the server with"
              + " -javaagent: avoids this.");
    }
  }

  private void sayBroken(Throwable error) {
    Stderr.line("a probe failed (" + Stderr.brief(error) + "); the server is not affected");
  }
}
