package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a window and with a profile of its own, as a visitor who has never come. */
final class Chromium implements AutoCloseable {
  /** Why a test is skipped. */
  static final String MISSING =
      "Chromium is not installed (Debian: apt-get install chromium chromium-driver)";

  private static final String BROWSER = "chromium";
  private static final String DRIVER = "chromedriver";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * Would warn of every new Chromium, whose protocol Selenium does not know yet: none is needed.
   */
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;
  private final List<String> console = new ArrayList<>();

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** For {@code @EnabledIf}, with {@link #MISSING} as the reason. */
  static boolean isInstalled() {
    return Installed.find(BROWSER).isPresent() && Installed.find(DRIVER).isPresent();
  }

  /**
   * Starts one.
   *
   * @param folder where its profile and its log are kept; an empty one for each browser
   */
  static Chromium start(Path folder) throws IOException {
    DEVTOOLS.setLevel(Level.SEVERE);
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(Installed.program(BROWSER));
    options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
    options.addArguments(
        "--headless=new",
        // A sandbox is refused to root, who runs tests in containers, where /dev/shm is small, too.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        // Nothing but the pages that a test opens.
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en",
        "--user-data-dir=" + Files.createDirectories(folder.resolve("chromium-profile")));
    // Both programs are named, so that Selenium looks for none and loads none down.
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of(Installed.program(DRIVER)).toFile())
            .usingAnyFreePort()
            .withLogFile(folder.resolve("chromedriver.log").toFile())
            .build();
    return new Chromium(new ChromeDriver(service, options));
  }

  /** All that Selenium can do. */
  ChromeDriver driver() {
    return driver;
  }

  /** Goes to a page and waits until it is loaded. */
  void open(URI page) {
    driver.get(page.toString());
  }

  /** The first element that a CSS selector finds. */
  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** All elements that a CSS selector finds. */
  List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /**
   * Asks until the answer is neither null nor false; an element that is not there, or not any more,
   * is no answer. Fails with a description after a while.
   */
  <T> T await(String description, Function<Chromium, T> question) {
    return new WebDriverWait(driver, LIMIT, Duration.ofMillis(50))
        .withMessage(() -> description + "; the page:\n" + find("body").getText())
        .ignoreAll(Set.of(NotFoundException.class, StaleElementReferenceException.class))
        .until(unused -> question.apply(this));
  }

  /** Gives the page a width and a height in CSS pixels; a narrow one is a phone's. */
  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Has pages think that the visitor prefers dark colours, or light ones. */
  void preferDark(boolean dark) {
    Map<String, String> feature =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /**
   * Everything on the browser's console since the start, as "LEVEL message": a page's own output,
   * scripts that fail, requests that are refused or answered with an error.
   */
  List<String> console() {
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      console.add(entry.getLevel() + " " + entry.getMessage());
    }
    return List.copyOf(console);
  }

  /** Writes a picture of what is to be seen, as PNG. */
  void screenshot(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Ends the browser and its driver. */
  @Override
  public void close() {
    driver.quit();
  }
}
