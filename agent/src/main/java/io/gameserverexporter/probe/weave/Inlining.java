package io.gameserverexporter.probe.weave;

import org.jspecify.annotations.Nullable;

/** One advice and the method that it goes into. */
final class Inlining {
  final TargetMethod method;
  final String adviceName;

  /** The advice's class file, with the servlet API's names as the method has them. */
  final byte[] advice;

  /** What is told of the method's calls, null for nothing. */
  final @Nullable CallWatch watch;

  Inlining(TargetMethod method, String adviceName, byte[] advice) {
    this(method, adviceName, advice, null);
  }

  Inlining(TargetMethod method, String adviceName, byte[] advice, @Nullable CallWatch watch) {
    this.watch = watch;
    this.method = method;
    this.adviceName = adviceName;
    this.advice = advice;
  }
}
