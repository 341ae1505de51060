package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A person at the Omok page, in a browser of their own. */
final class OmokPage implements AutoCloseable {
  private static final String CELL = ".board button";

  private final Chromium chromium;

  /** What the page has counted before it was loaded anew. */
  private final Map<String, Long> earlier = new TreeMap<>();

  private OmokPage(Chromium chromium) {
    this.chromium = chromium;
  }

  static OmokPage open(Path folder, URI url) throws IOException {
    OmokPage page = new OmokPage(Chromium.start(folder));
    page.chromium.open(url);
    page.awaitView("welcome");
    return page;
  }

  Chromium chromium() {
    return chromium;
  }

  void awaitView(String id) {
    chromium.await(id, c -> c.find("#" + id).isDisplayed());
  }

  void click(String id) {
    chromium.find("#" + id).click();
  }

  String text(String id) {
    return chromium.find("#" + id).getText();
  }

  void awaitText(String id, String text) {
    chromium.await(id + " says: " + text, c -> text(id).equals(text));
  }

  /** Comes in without an account. */
  void beGuest() {
    click("guest");
    awaitView("lobby");
  }

  /** Fills in the form and clicks "login" or "register". */
  void account(String id, String password, String button) {
    fill("user", id);
    fill("password", password);
    chromium.find("button[value=" + button + "]").click();
  }

  private void fill(String id, String text) {
    WebElement field = chromium.find("#" + id);
    field.clear();
    field.sendKeys(text);
  }

  boolean isOver() {
    return chromium.find("#again").isDisplayed();
  }

  /** Waits until it is this person's turn or the game is over. Says whether it is the turn. */
  boolean awaitTurn() {
    chromium.await("own turn or end", c -> isOver() || text("status").equals("Your turn"));
    return !isOver();
  }

  /** Clicks a cell, named as players do ("H8"), and waits until the stone lies there. */
  void play(String cell) {
    WebElement button = chromium.find(CELL + "[aria-label^='" + cell + " ']");
    button.click();
    awaitStone(button);
  }

  /** Goes from the cell that has the focus by keys and lays a stone there. */
  void playByKeys(Keys... keys) {
    Actions actions = new Actions(chromium.driver());
    for (Keys key : keys) {
      actions.sendKeys(key);
    }
    actions.sendKeys(Keys.ENTER).perform();
    awaitStone(chromium.driver().switchTo().activeElement());
  }

  private void awaitStone(WebElement cell) {
    chromium.await("a stone", c -> !label(cell).contains("empty"));
  }

  /** The name of the first free cell, from the top left. */
  String firstFree() {
    return label(chromium.find(CELL + "[aria-label$=empty]")).replace(" empty", "");
  }

  /** What a screen reader says of the cells with a CSS class, in row order. */
  List<String> cells(String cssClass) {
    return chromium.findAll(CELL + "." + cssClass).stream().map(OmokPage::label).toList();
  }

  private static String label(WebElement cell) {
    return String.valueOf(cell.getDomAttribute("aria-label"));
  }

  /** Won, lost and drawn games in the lobby. */
  String score() {
    return text("score-win") + " " + text("score-lose") + " " + text("score-draw");
  }

  void reload() {
    earlier.putAll(requests());
    chromium.driver().navigate().refresh();
  }

  /** How many requests the page says it has made, by "path status". */
  Map<String, Long> requests() {
    Map<String, Long> requests = new TreeMap<>(earlier);
    if (chromium.find("#traffic").getDomAttribute("open") == null) {
      chromium.find("#traffic summary").click();
    }
    for (WebElement row : chromium.findAll("#traffic-rows tr")) {
      List<String> cells =
          row.findElements(By.cssSelector("th, td")).stream().map(WebElement::getText).toList();
      requests.merge(cells.get(0) + " " + cells.get(1), Long.valueOf(cells.get(2)), Long::sum);
    }
    return requests;
  }

  @Override
  public void close() {
    chromium.close();
  }
}
