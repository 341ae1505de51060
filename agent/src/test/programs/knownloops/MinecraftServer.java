package net.minecraft.server;

import java.util.function.BooleanSupplier;

/** Of the name and with the method of the real one, and nothing else of it. */
public class MinecraftServer {
  protected void tickServer(BooleanSupplier hasTimeLeft) {
    while (hasTimeLeft.getAsBoolean()) {
      Thread.yield();
    }
  }
}
