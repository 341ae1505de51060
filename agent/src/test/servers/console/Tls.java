package testservers.console;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A second port with TLS, for programs with the argument {@code tls}. */
public final class Tls {
  public static final String PASSWORD = "for-tests";

  private Tls() {}

  /** Whether the test asks for it. */
  public static boolean isWanted() {
    return keys() != null;
  }

  /** The file with the key that the test has made. */
  public static String keys() {
    return System.getProperty("testservers.keys");
  }

  public static SSLContext context() throws Exception {
    KeyStore keys = KeyStore.getInstance("JKS");
    try (InputStream file = Files.newInputStream(Paths.get(keys()))) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** Tells the port; before {@link Console#serveOn}. */
  public static void servesOn(int port) {
    System.out.println("TLS on " + port);
  }
}
