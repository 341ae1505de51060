package io.gameserverexporter.omok.game.guard;

import io.gameserverexporter.omok.store.PlayerLocks;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Checks a request's headers and takes the player's lock. */
public final class RequestGuard implements HandlerInterceptor {
  private static final String LOCK = RequestGuard.class.getName() + ".lock";

  private final Sessions sessions;
  private final PlayerLocks locks;

  /** A guard that looks players up in the given sessions. */
  public RequestGuard(Sessions sessions, PlayerLocks locks) {
    this.sessions = sessions;
    this.locks = locks;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      return true;
    }
    Access access = method.getMethodAnnotation(Access.class);
    Access.Level level = access == null ? Access.Level.PLAYER : access.value();
    if (level == Access.Level.OPEN) {
      return true;
    }
    Versions.check(request.getHeader("AppVersion"), request.getHeader("DataVersion"));
    if (level == Access.Level.PLAYER) {
      Player player = authenticate(request);
      // Last: once it is taken, nothing may fail before afterCompletion is sure to be called.
      lock(request, player);
    }
    return true;
  }

  private Player authenticate(HttpServletRequest request) {
    String playerId = request.getHeader("PlayerId");
    String token = request.getHeader("Token");
    if (playerId == null || playerId.isBlank() || token == null || token.isBlank()) {
      throw OmokException.of(HttpStatus.BAD_REQUEST, ErrorCode.MISSING_HEADER);
    }
    Player player = sessions.find(playerId, token);
    if (player == null) {
      throw OmokException.of(HttpStatus.UNAUTHORIZED, ErrorCode.WRONG_TOKEN);
    }
    return player;
  }

  private void lock(HttpServletRequest request, Player player) {
    PlayerLocks.PlayerLock lock = locks.tryLock(player.id());
    if (lock == null) {
      throw OmokException.of(HttpStatus.TOO_MANY_REQUESTS, ErrorCode.REQUEST_IN_PROGRESS);
    }
    request.setAttribute(LOCK, lock);
    request.setAttribute(Player.ATTRIBUTE, player);
  }

  /** Gives the player's lock back, if this request still holds it. */
  static void release(HttpServletRequest request) {
    if (request.getAttribute(LOCK) instanceof PlayerLocks.PlayerLock lock) {
      request.removeAttribute(LOCK);
      lock.release();
    }
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception e) {
    release(request);
  }
}
