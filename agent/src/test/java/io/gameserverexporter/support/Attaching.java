package io.gameserverexporter.support;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;

/** Another program that knows the Attach API: this one. */
public final class Attaching {
  private Attaching() {}

  public static void attach(ForkedServer target, Path jar, String settings) throws IOException {
    try {
      loadAgent(target, jar, settings);
    } catch (AttachNotSupportedException | AgentInitializationException e) {
      throw new IOException(e);
    }
  }

  private static void loadAgent(ForkedServer target, Path jar, String settings)
      throws IOException, AttachNotSupportedException, AgentInitializationException {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(target.pid()));
    try {
      machine.loadAgent(jar.toString(), settings);
    } catch (AgentLoadException e) {
      // How the Attach API of newer JDKs understands the answer 0, success, of a JDK 8.
      if (!String.valueOf(e.getMessage()).matches("(.*: )?0")) {
        throw new IOException(e);
      }
    } finally {
      machine.detach();
    }
  }
}
