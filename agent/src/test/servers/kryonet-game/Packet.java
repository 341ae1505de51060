package testservers.kryonetgame;

/** What client and server say. */
public final class Packet {
  public String text;

  public Packet() {}

  public Packet(String text) {
    this.text = text;
  }
}
