package io.gameserverexporter.probe.weave;

/**
 * An advice or a method has a shape that {@link InlineWeaver} does not know; Byte Buddy knows all.
 * Unchecked, because it comes out of visitors.
 */
final class ShapeException extends RuntimeException {
  ShapeException(String shape) {
    super(shape, null, false, false);
  }
}
