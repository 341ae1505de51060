package testservers.spidermonkeygame;

import com.jme3.network.AbstractMessage;
import com.jme3.network.serializing.Serializable;

/** What client and server say. */
@Serializable
public class Packet extends AbstractMessage {
  private String text;

  public Packet() {}

  public Packet(String text, boolean reliable) {
    super(reliable);
    this.text = text;
  }

  String text() {
    return text;
  }
}
