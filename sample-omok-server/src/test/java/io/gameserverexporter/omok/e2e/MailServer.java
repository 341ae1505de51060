package io.gameserverexporter.omok.e2e;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes mail over TLS only, from one user only, and keeps it. */
final class MailServer implements AutoCloseable {
  static final String PASSWORD = "correct horse";

  private static final Duration KEYTOOL_LIMIT = Duration.ofSeconds(60);

  /** A mail that has come; the text is HTML. */
  record Mail(String from, String to, String subject, String text) {}

  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Path certificate;
  private final SMTPServer server;

  /**
   * Starts one.
   *
   * @param folder where its certificate goes
   * @param user who may send
   */
  MailServer(Path folder, String user) throws Exception {
    Path keys = folder.resolve("mail.p12");
    certificate = folder.resolve("mail.pem");
    keytool(
        folder,
        List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=mail", "-ext", "SAN=IP:127.0.0.1"),
        keys);
    keytool(folder, List.of("-exportcert", "-rfc", "-file", certificate.toString()), keys);
    server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .startTlsSocketFactory(tls(keys))
            .requireTLS()
            .requireAuth()
            .authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory(
                    (name, password, context) -> {
                      if (!name.equals(user) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException("wrong user or password");
                      }
                    }))
            .messageHandler((context, from, to, data) -> mails.add(mail(from, to, data)))
            .build();
    server.start();
  }

  private static void keytool(Path folder, List<String> command, Path keys)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(Checkout.jdk("keytool")));
    line.addAll(command);
    line.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD, "-alias", "mail"));
    try (Child keytool = Child.start(folder.resolve("keytool.log"), line)) {
      if (keytool.awaitEnd(KEYTOOL_LIMIT) != 0) {
        throw new AssertionError(keytool.output());
      }
    }
  }

  private static SSLContext tls(Path keys) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }

  private static Mail mail(String from, String to, byte[] data) {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
      return new Mail(from, to, message.getSubject(), text(message.getContent()));
    } catch (MessagingException | IOException e) {
      throw new AssertionError("a mail that cannot be read", e);
    }
  }

  private static String text(Object content) throws MessagingException, IOException {
    if (content instanceof Multipart parts) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        text.append(text(part.getContent()));
      }
      return text.toString();
    }
    return content.toString();
  }

  /** Host and port. */
  String address() {
    return "127.0.0.1:" + server.getPortAllocated();
  }

  /** The certificate to trust, as PEM. */
  Path certificate() {
    return certificate;
  }

  /** What has come so far. */
  List<Mail> mails() {
    return List.copyOf(mails);
  }

  @Override
  public void close() {
    server.stop();
  }
}
