package io.gameserverexporter.benchmarks.classes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A class as applications have them, of which the benchmark makes thousands by their number. */
public class GameClass100000 implements Comparable<GameClass100000>, Serializable {
  private static final long serialVersionUID = 1;
  private static final int FULL = 100;

  private final String name;
  private final transient Map<String, Integer> scores = new HashMap<>();
  private final transient List<GameClass100000> friends = new ArrayList<>();
  private int health = FULL;
  private double x;
  private double y;

  /** One with a name. */
  public GameClass100000(String name) {
    this.name = name;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What is left of its health. */
  public int health() {
    return health;
  }

  /** Takes some of its health. */
  public void hit(int damage) {
    if (damage < 0) {
      throw new IllegalArgumentException("a damage of " + damage);
    }
    health = Math.max(0, health - damage);
  }

  /** Gives some of it back. */
  public void heal(int amount) {
    health = Math.min(FULL, health + amount);
  }

  /** Moves it. */
  public void move(double dx, double dy) {
    x += dx;
    y += dy;
  }

  /** How far away another one is. */
  public double distance(GameClass100000 other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  /** Remembers a friend. */
  public void befriend(GameClass100000 other) {
    if (!friends.contains(other)) {
      friends.add(other);
    }
  }

  /** Adds to one of its scores. */
  public void score(String kind, int points) {
    scores.merge(kind, points, Integer::sum);
  }

  /** All its scores together. */
  public int total() {
    int sum = 0;
    for (int each : scores.values()) {
      sum += each;
    }
    return sum;
  }

  /** Its friends, those with most points first. */
  public List<GameClass100000> best() {
    List<GameClass100000> sorted = new ArrayList<>(friends);
    sorted.sort(Comparator.comparing(GameClass100000::total).reversed());
    return sorted;
  }

  @Override
  public int compareTo(GameClass100000 other) {
    return name.compareTo(other.name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GameClass100000 another && another.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name + " (" + health + ") at " + x + ", " + y;
  }
}
