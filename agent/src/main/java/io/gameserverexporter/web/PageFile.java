package io.gameserverexporter.web;

import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** One file of the agent's page, in memory, with the headers that it goes out with. */
final class PageFile {
  /**
   * Nothing but the page's own files, and nothing that stands in the page itself: a label of the
   * game server that looks like a script stays text.
   */
  private static final String SECURITY =
      "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';"
          + " connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'\r\n"
          + "X-Frame-Options: DENY\r\n"
          + "Referrer-Policy: no-referrer\r\n"
          + "Cross-Origin-Resource-Policy: same-origin\r\n"
          // Asked for again each time and sent once: an agent of another version is seen at once.
          + "Cache-Control: no-cache\r\n";

  private static final byte[] NOTHING = new byte[0];

  private final String tag;
  private final Response whole;
  private final Response unchanged;

  PageFile(String type, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content, 0, content.length);
    tag = '"' + Integer.toHexString(content.length) + '-' + Long.toHexString(sum.getValue()) + '"';
    String headers = SECURITY + "ETag: " + tag + "\r\n";
    whole = new Response(Status.OK, "Content-Type: " + type + "\r\n" + headers, content);
    unchanged = new Response(Status.NOT_MODIFIED, headers, NOTHING);
  }

  /**
   * The file, or that the client has it already.
   *
   * @param ifNoneMatch what it has, as its header says
   */
  Response answer(@Nullable String ifNoneMatch) {
    return ifNoneMatch != null && ifNoneMatch.contains(tag) ? unchanged : whole;
  }
}
