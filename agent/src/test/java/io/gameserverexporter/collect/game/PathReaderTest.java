package io.gameserverexporter.collect.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.gameserverexporter.config.game.GameConfig;
import io.gameserverexporter.config.game.GameFile;
import io.gameserverexporter.config.game.ObjectPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that paths find in objects of all kinds. */
class PathReaderTest {
  enum Stone {
    BLACK {
      @Override
      public String toString() {
        return "black stone";
      }
    },
    WHITE
  }

  /** With what may be met, mostly private. */
  @SuppressWarnings({"unused", "FieldCanBeStatic"})
  static class Room {
    private static final Room LOBBY = new Room();
    private final Map<String, Integer> players = new LinkedHashMap<>(Map.of("kim", 7));
    private final Map<String, Integer> locked = Collections.unmodifiableMap(players);
    private final Map<Stone, String> byStone = new TreeMap<>(Map.of(Stone.WHITE, "lee"));
    private final Map<Integer, String> byNumber = new TreeMap<>(Map.of(3, "three"));
    private final int[] scores = {4, 5};
    private final List<String> names = List.of("a", "b");
    private final LongAdder moves = new LongAdder();
    private final Object nobody = null;
    private boolean open = true;
    private final Stone stone = Stone.BLACK;
    private final Object other = new Object();

    private int getSeats() {
      return 2;
    }

    boolean isFull() {
      return false;
    }

    String title() {
      return "the room";
    }

    int broken() {
      throw new IllegalStateException("no");
    }
  }

  /** Inherits all. */
  static final class Hall extends Room {}

  @ParameterizedTest
  @CsvSource({
    "this.players, {kim=7}",
    "this.players.size(), 1",
    "this.players[kim], 7",
    "this.locked.size(), 1",
    "this.locked[kim], 7",
    "this.byStone[WHITE], lee",
    "this.byNumber[3], three",
    "this.scores[1], 5",
    "this.scores[9],",
    "this.names[0], a",
    "this.nobody.whatever[3],",
    "this.seats, 2",
    "this.full, false",
    "this.title, the room",
    "this.title(), the room",
    "this.broken(),",
    "this.nothing,",
    "this.LOBBY.seats, 2",
    "arg1.seats,",
    "arg0, first",
    "result, 42",
  })
  void follows(String path, String expected) {
    PathReader reader = new PathReader(path(path));
    Object value = reader.ofCall(new Hall(), new Object[] {"first"}, 42);
    assertEquals(expected, value == null ? null : value.toString());
  }

  @Test
  void numbersAreWhatCanBeCounted() {
    assertEquals(1, PathReader.number(true));
    assertEquals(3, PathReader.number(List.of(1, 2, 3)));
    assertEquals(2, PathReader.number(Map.of(1, 2, 3, 4)));
    assertEquals(2, PathReader.number(new int[2]));
    LongAdder adder = new LongAdder();
    adder.add(5);
    assertEquals(5, PathReader.number(adder));
    assertEquals(Double.NaN, PathReader.number("5"));
    assertEquals(Double.NaN, PathReader.number(null));
  }

  /** No code of the game's but getters runs. */
  @Test
  void labelsAreNamesAndTexts() {
    assertEquals("BLACK", PathReader.label(Stone.BLACK, 100));
    assertEquals("abc", PathReader.label("abcdef", 3));
    assertEquals("7", PathReader.label(7, 100));
    assertEquals("", PathReader.label(null, 100));
    assertEquals("Room", PathReader.label(new Room(), 100));
  }

  @Test
  void objectsAreCountedOnceAndNotKept() throws Exception {
    LivingObjects objects = new LivingObjects("x");
    Room kept = new Room();
    objects.made(kept);
    objects.made(kept);
    for (int i = 0; i < 1_000; i++) {
      objects.made(new Room());
    }
    for (int i = 0; i < 100 && objects.all().size() > 1; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertEquals(List.of(kept), objects.all());
    assertNull(new PathReader(path("this.nobody")).from(kept, 0));
  }

  private static ObjectPath path(String text) {
    GameConfig config =
        Objects.requireNonNull(
            GameFile.parse(
                    "x",
                    "counters: [{ name: a_total, method: a.B#c, labels: { x: '" + text + "' } }]")
                .config());
    return Objects.requireNonNull(config.counters().get(0).labels().get("x"));
  }
}
