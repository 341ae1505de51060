package io.gameserverexporter.omok.hive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gameserverexporter.omok.store.ExpiringStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/** Tokens of logged-in accounts; the last login's is the valid one. */
final class Tokens {
  static final Duration KEEP = Duration.ofHours(24);
  private static final int BYTES = 32;

  private final ExpiringStore store;
  private final SecureRandom random = new SecureRandom();

  Tokens(ExpiringStore store) {
    this.store = store;
  }

  String issue(String userId) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    store.put(key(userId), token.getBytes(US_ASCII), KEEP);
    return token;
  }

  boolean isValid(String userId, String token) {
    byte[] issued = store.get(key(userId));
    return issued != null && MessageDigest.isEqual(issued, token.getBytes(UTF_8));
  }

  private static String key(String userId) {
    return "omok:hive-token:" + userId;
  }
}
