package io.gameserverexporter.benchmarks.compare;

/** What a server is loaded with. */
enum Kind {
  REQUESTS("request", 1, 50, 1.02),
  MESSAGES("message", 10, 0.5, 1.02),
  /** Those of which only the allocation is measured. */
  WEBSOCKETS("message", 10, 0.5, 1.02);

  final String noun;

  /** How many are sent where {@link Effort} speaks of one request. */
  final int perRequest;

  /** What the agent may allocate for each, in bytes. */
  final double maxBytes;

  /** What the agent may make of the CPU that each takes. */
  final double maxCpuRatio;

  Kind(String noun, int perRequest, double maxBytes, double maxCpuRatio) {
    this.noun = noun;
    this.perRequest = perRequest;
    this.maxBytes = maxBytes;
    this.maxCpuRatio = maxCpuRatio;
  }
}
