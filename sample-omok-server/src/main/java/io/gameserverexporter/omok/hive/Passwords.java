package io.gameserverexporter.omok.hive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes passwords with BCrypt; each hash has a salt of its own. */
final class Passwords {
  private final BCryptPasswordEncoder bcrypt;

  /**
   * A hasher.
   *
   * @param strength the base-2 logarithm of the rounds, 4 to 31; each step doubles the time
   */
  Passwords(int strength) {
    this.bcrypt = new BCryptPasswordEncoder(strength);
  }

  String hash(String password) {
    return bcrypt.encode(digest(password));
  }

  boolean matches(String password, String hash) {
    return bcrypt.matches(digest(password), hash);
  }

  /** BCrypt takes 72 bytes and 30 characters can be more; the digest is short and as good. */
  private static String digest(String password) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
