package io.gameserverexporter.omok.web;

/**
 * A response of nothing but its result.
 *
 * @param result what came of the request
 */
public record Result(ErrorCode result) {
  /** All went well. */
  public static final Result OK = new Result(ErrorCode.NONE);
}
