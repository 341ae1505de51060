package io.gameserverexporter.omok.game.guard;

import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Checks that the player in a body is the one in the headers. */
@ControllerAdvice
public final class BodyGuard extends RequestBodyAdviceAdapter {
  @Override
  public boolean supports(
      MethodParameter parameter,
      Type targetType,
      Class<? extends HttpMessageConverter<?>> converterType) {
    return targetType instanceof Class<?> type && PlayerBody.class.isAssignableFrom(type);
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type targetType,
      Class<? extends HttpMessageConverter<?>> converterType) {
    // The JSON literal null is no body; Spring refuses it after this.
    if (body instanceof PlayerBody named) {
      check(named.playerId());
    }
    return body;
  }

  private static void check(@Nullable String named) {
    Player player =
        (Player)
            Objects.requireNonNull(
                RequestContextHolder.currentRequestAttributes()
                    .getAttribute(Player.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
    if (named == null) {
      throw OmokException.invalid();
    }
    if (!named.equals(player.id())) {
      throw OmokException.of(HttpStatus.BAD_REQUEST, ErrorCode.PLAYER_MISMATCH);
    }
  }
}
