package io.gameserverexporter.omok.game.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an endpoint asks of a request; without this annotation it is {@link Level#PLAYER}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {
  /** How much is asked. */
  Level value();

  /** From least to most. */
  enum Level {
    /** Nothing. */
    OPEN,
    /** The headers AppVersion and DataVersion. */
    VERSIONED,
    /** The versions and a logged-in player. */
    PLAYER
  }
}
