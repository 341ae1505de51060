package io.gameserverexporter.boot;

/** Requests in flight that have the same labels, and where they are counted. */
public final class ActiveSeries {
  private final String method;
  private final String scheme;
  private final StripedCounts count;

  /**
   * @param method value of its label
   * @param scheme value of its label
   */
  public ActiveSeries(String method, String scheme) {
    this(method, scheme, new StripedCounts(1));
  }

  private ActiveSeries(String method, String scheme, StripedCounts count) {
    this.method = method;
    this.scheme = scheme;
    this.count = count;
  }

  /** One of other labels, which is counted here: there is no room for a series of its own. */
  public ActiveSeries within(String otherMethod, String otherScheme) {
    return new ActiveSeries(otherMethod, otherScheme, count);
  }

  /** The label's value for the method that a client sent. */
  public String method() {
    return method;
  }

  /** The label's value for the scheme that a server told. */
  public String scheme() {
    return scheme;
  }

  void begun(ThreadState thread) {
    count.add(thread, 0, 1);
  }

  void ended(ThreadState thread) {
    count.add(thread, 0, -1);
  }

  /** How many there are at this moment; as {@link StripedCounts#sum}, it can dip below zero. */
  public long requests() {
    return count.sum(0);
  }
}
