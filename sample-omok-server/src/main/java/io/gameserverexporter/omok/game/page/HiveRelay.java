package io.gameserverexporter.omok.game.page;

import io.gameserverexporter.omok.game.ServiceClient;
import io.gameserverexporter.omok.game.guard.Access;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Hands the page's registrations and logins on to hive, and hive's answers back as they are. */
@RestController
final class HiveRelay {
  private final ServiceClient hive;

  HiveRelay(ServiceClient hive) {
    this.hive = hive;
  }

  record Credentials(@Nullable String hiveUserId, @Nullable String hiveUserPw) {}

  @PostMapping("/page/register")
  @Access(Access.Level.VERSIONED)
  ResponseEntity<JsonNode> register(@RequestBody Credentials request) {
    return handOn("/register", request);
  }

  @PostMapping("/page/login")
  @Access(Access.Level.VERSIONED)
  ResponseEntity<JsonNode> login(@RequestBody Credentials request) {
    return handOn("/login", request);
  }

  private ResponseEntity<JsonNode> handOn(String path, Credentials request) {
    Map<String, @Nullable String> body = new HashMap<>();
    body.put("hiveUserId", request.hiveUserId());
    body.put("hiveUserPw", request.hiveUserPw());
    ServiceClient.Answer answer = hive.ask(path, body);
    return ResponseEntity.status(answer.status()).body(answer.body());
  }
}
