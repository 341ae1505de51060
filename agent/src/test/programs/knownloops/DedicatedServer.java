package net.minecraft.server.dedicated;

import java.util.function.BooleanSupplier;
import net.minecraft.server.MinecraftServer;

/** As the real one since 1.21.9, does more in a tick than what it extends. */
public class DedicatedServer extends MinecraftServer {
  @Override
  public void tickServer(BooleanSupplier hasTimeLeft) {
    super.tickServer(hasTimeLeft);
  }
}
