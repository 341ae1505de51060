package testprograms.gameloop;

import java.util.ArrayList;
import java.util.List;

/** What ticks. */
final class World {
  private final List<Room> rooms = new ArrayList<Room>();
  private Object much;

  void tick(int millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  /** Gives the collector work. */
  void fill() {
    List<Object> alive = new ArrayList<Object>();
    for (int i = 0; i < 2000000; i++) {
      alive.add(new int[] {i});
    }
    much = alive;
  }

  /** Does nothing but wait for the collector. */
  void tick() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
  }

  void open() {
    rooms.add(new Room());
  }

  Room newest() {
    return rooms.get(rooms.size() - 1);
  }

  int size() {
    return rooms.size();
  }
}
