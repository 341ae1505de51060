package io.gameserverexporter.dashboards;

import org.jspecify.annotations.Nullable;

/**
 * A text for people, its translation beside it so that neither is changed without the other.
 *
 * @param english in English
 * @param korean in Korean; null where the dashboard has no Korean version
 */
record Text(String english, @Nullable String korean) {
  static Text text(String english) {
    return new Text(english, null);
  }

  static Text text(String english, String korean) {
    return new Text(english, korean);
  }

  /** A name, legend or unit that is the same in every language. */
  static Text same(String text) {
    return new Text(text, text);
  }

  /**
   * This text in a language.
   *
   * @throws IllegalStateException when there is no translation
   */
  String in(Language language) {
    if (language == Language.ENGLISH) {
      return english;
    }
    if (korean == null) {
      throw new IllegalStateException("not translated: " + english);
    }
    return korean;
  }
}
