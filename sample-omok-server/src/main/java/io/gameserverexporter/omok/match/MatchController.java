package io.gameserverexporter.omok.match;

import io.gameserverexporter.omok.web.Check;
import io.gameserverexporter.omok.web.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Match's HTTP interface. */
@RestController
final class MatchController {
  private final Matchmaker matchmaker;

  MatchController(Matchmaker matchmaker) {
    this.matchmaker = matchmaker;
  }

  record MatchingRequest(@Nullable String playerId) {}

  @PostMapping("/requestmatching")
  Result requestMatching(@RequestBody MatchingRequest request) {
    matchmaker.request(Check.playerId(request.playerId()));
    return Result.OK;
  }
}
