package io.gameserverexporter.probe.weave;

/** One advice and the method that it goes into. */
final class Inlining {
  final TargetMethod method;
  final String adviceName;

  /** The advice's class file, with the servlet API's names as the method has them. */
  final byte[] advice;

  Inlining(TargetMethod method, String adviceName, byte[] advice) {
    this.method = method;
    this.adviceName = adviceName;
    this.advice = advice;
  }
}
