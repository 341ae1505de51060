package io.gameserverexporter.exactness;

/**
 * Where every server under test answers in the same way.
 *
 * @param ok answers 200 to any method that its server knows
 * @param upload reads the body of a POST, then answers 200
 * @param download answers a GET with more than the sockets hold
 * @param statuses with a status appended, answers with it
 * @param anything answers whatever is appended, and keeps the connection
 */
record Site(Place ok, Place upload, Place download, Place statuses, Place anything) {

  /** A path, and the route that it is counted under. */
  record Place(String path, String route) {}

  static Site of(Place ok, String context, Place statuses, Place anything) {
    return new Site(
        ok,
        new Place(context + "/upload", context + "/upload"),
        new Place(context + "/download", context + "/download"),
        statuses,
        anything);
  }
}
