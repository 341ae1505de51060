package io.gameserverexporter.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A key for servers under test, and clients that ask for no better one. */
public final class TlsKeys {
  /** As the servers know it. */
  private static final String PASSWORD = "for-tests";

  private static @Nullable Path store;

  private TlsKeys() {}

  /** A key store that every Java from 8 on reads; made once. */
  public static synchronized Path store() throws IOException, InterruptedException {
    Path made = store;
    if (made == null) {
      made = Files.createTempDirectory("keys").resolve("keys.jks");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-keyalg",
                  "RSA",
                  "-dname",
                  "CN=localhost",
                  "-storetype",
                  "JKS",
                  "-storepass",
                  PASSWORD,
                  "-keypass",
                  PASSWORD,
                  "-keystore",
                  made.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        keytool.destroyForcibly();
        throw new IOException("no key");
      }
      made.toFile().deleteOnExit();
      made.getParent().toFile().deleteOnExit();
      store = made;
    }
    return made;
  }

  /** Sockets of a client that takes any certificate. */
  static SSLSocketFactory trusting() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustingAll()}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static final class TrustingAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
