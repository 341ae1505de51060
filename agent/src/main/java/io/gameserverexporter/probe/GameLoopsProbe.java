package io.gameserverexporter.probe;

import io.gameserverexporter.boot.GameLoops;
import io.gameserverexporter.probe.weave.Weave;
import net.bytebuddy.asm.Advice;

/**
 * The main loops of games whose ticks are known without a setting.
 *
 * <p>Minecraft's server from the versions on that run with Mojang's names (Paper 1.20.5, NeoForge
 * 1.20.2, the server itself since 26.1): {@code tickServer(BooleanSupplier)}, of the dedicated
 * server and of what that extends; the outer one counts. Where names are obfuscated, two methods of
 * that shape cannot be told apart, and nothing is woven. Minestom: its ticker. Nukkit and
 * PowerNukkit: {@code Server.tick()}, but for calls that come early, wait and return false.
 *
 * <p>libGDX's headless backend has its loop in one method that never returns, which an attach
 * cannot change. It calls others at the beginning of each frame, to run what was posted to it, and
 * after the listener's {@code render}: a tick is between them. jMonkeyEngine's headless loop calls
 * {@code update} of the application, which may go on after that of the engine's classes, and then
 * waits in {@code sync}: a tick is between those. Applications on a screen do not come to it, and
 * are not counted.
 */
final class GameLoopsProbe {
  static final String NAME = "game-loops";

  private static final String HERE = "io.gameserverexporter.probe.GameLoopsProbe$";
  private static final String GDX = "com.badlogic.gdx.backends.headless.";
  private static final String JME = "com.jme3.";
  private static final String CONDITION = "java.util.function.BooleanSupplier";

  private GameLoopsProbe() {}

  static Probe probe() {
    return new Probe(
        NAME,
        "ticks",
        Weave.intoIfThere(
            "net.minecraft.server.MinecraftServer", "tickServer", HERE + "Minecraft", CONDITION),
        Weave.intoIfThere(
            "net.minecraft.server.dedicated.DedicatedServer",
            "tickServer",
            HERE + "Minecraft",
            CONDITION),
        Weave.into(
            "net.minestom.server.ServerProcessImpl$TickerImpl", "tick", HERE + "Minestom", "long"),
        Weave.intoIfThere("cn.nukkit.Server", "tick", HERE + "Nukkit"),
        Weave.into(GDX + "HeadlessApplication", "executeRunnables", HERE + "GdxBegins"),
        Weave.into(GDX + "mock.graphics.MockGraphics", "updateTime", HERE + "GdxEnds"),
        // Since 1.10; before, nothing tells the interval.
        Weave.intoIfThere(
            GDX + "mock.graphics.MockGraphics", "getTargetRenderInterval", HERE + "GdxInterval"),
        Weave.into(JME + "app.SimpleApplication", "update", HERE + "JmeBegins"),
        Weave.into(JME + "app.LegacyApplication", "update", HERE + "JmeBegins"),
        // Up to 3.0, and an interface since.
        Weave.intoIfThere(JME + "app.Application", "update", HERE + "JmeBegins"),
        Weave.into(JME + "system.NullContext", "sync", HERE + "JmeEnds", "int"));
  }

  /** A tick of Minecraft's server. */
  static final class Minecraft {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
      return GameLoops.begun(GameLoops.MINECRAFT);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter long begun) {
      GameLoops.ended(GameLoops.MINECRAFT, begun);
    }
  }

  /** One of Minestom. */
  static final class Minestom {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
      return GameLoops.begun(GameLoops.MINESTOM);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter long begun) {
      GameLoops.ended(GameLoops.MINESTOM, begun);
    }
  }

  /** One of Nukkit, or a call for which it is too early. */
  static final class Nukkit {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter(@Advice.FieldValue("nextTick") long nextMillis) {
      if (System.currentTimeMillis() - nextMillis < -25) {
        return 0;
      }
      return GameLoops.begun(GameLoops.NUKKIT);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter long begun) {
      GameLoops.ended(GameLoops.NUKKIT, begun);
    }
  }

  /** A frame of libGDX begins: what others have posted to it. */
  static final class GdxBegins {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
      GameLoops.begun(GameLoops.LIBGDX);
    }
  }

  /** The loop looks how long it is from one frame to the next. */
  static final class GdxInterval {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return long nanos) {
      GameLoops.budget(GameLoops.LIBGDX, nanos);
    }
  }

  /** The listener has had its frame. */
  static final class GdxEnds {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
      GameLoops.endedHere(GameLoops.LIBGDX);
    }
  }

  /** The application's update, or the part of it that is the engine's. */
  static final class JmeBegins {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
      GameLoops.begun(GameLoops.JMONKEYENGINE);
    }
  }

  /** The loop waits for the next. */
  static final class JmeEnds {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) int framesPerSecond) {
      if (framesPerSecond > 0) {
        GameLoops.budget(GameLoops.JMONKEYENGINE, 1000000000L / framesPerSecond);
      }
      GameLoops.endedHere(GameLoops.JMONKEYENGINE);
    }
  }
}
