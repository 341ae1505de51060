package io.gameserverexporter.loading;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import io.gameserverexporter.support.ForkedServer;
import java.nio.file.Path;

/** Another program that knows the Attach API: this one. */
final class Attaching {
  private Attaching() {}

  static void attach(ForkedServer target, Path jar, String settings) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(target.pid()));
    try {
      machine.loadAgent(jar.toString(), settings);
    } catch (AgentLoadException e) {
      // How the Attach API of newer JDKs understands the answer 0, success, of a JDK 8.
      if (!String.valueOf(e.getMessage()).matches("(.*: )?0")) {
        throw e;
      }
    } finally {
      machine.detach();
    }
  }
}
