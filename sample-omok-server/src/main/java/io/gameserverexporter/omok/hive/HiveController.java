package io.gameserverexporter.omok.hive;

import io.gameserverexporter.omok.web.Check;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import io.gameserverexporter.omok.web.Result;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hive's HTTP interface. */
@RestController
final class HiveController {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  private final Accounts accounts;
  private final Tokens tokens;

  HiveController(Accounts accounts, Tokens tokens) {
    this.accounts = accounts;
    this.tokens = tokens;
  }

  record Credentials(@Nullable String hiveUserId, @Nullable String hiveUserPw) {
    String userId() {
      String id = Check.playerId(hiveUserId);
      if (!EMAIL.matcher(id).matches()) {
        throw OmokException.invalid();
      }
      return id;
    }

    String password() {
      return Check.text(hiveUserPw, 6, 30);
    }
  }

  record LoginResponse(ErrorCode result, String hiveUserId, String hiveToken) {}

  record TokenRequest(@Nullable String hiveUserId, @Nullable String hiveToken) {}

  @PostMapping("/register")
  Result register(@RequestBody Credentials request) {
    return new Result(accounts.create(request.userId(), request.password()));
  }

  @PostMapping("/login")
  LoginResponse login(@RequestBody Credentials request) {
    String userId = request.userId();
    ErrorCode result = accounts.verify(userId, request.password());
    if (result != ErrorCode.NONE) {
      throw OmokException.refused(result);
    }
    return new LoginResponse(result, userId, tokens.issue(userId));
  }

  @PostMapping("/verifytoken")
  Result verifyToken(@RequestBody TokenRequest request) {
    String userId = Check.playerId(request.hiveUserId());
    String token = Check.text(request.hiveToken(), 1, 200);
    return new Result(tokens.isValid(userId, token) ? ErrorCode.NONE : ErrorCode.WRONG_TOKEN);
  }
}
