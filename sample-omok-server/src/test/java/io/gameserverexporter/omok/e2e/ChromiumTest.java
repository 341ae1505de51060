package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The browser that pages are tested in tells what goes wrong in a page. */
@EnabledIf(
    value = "io.gameserverexporter.omok.e2e.Chromium#isInstalled",
    disabledReason = Chromium.MISSING)
class ChromiumTest {
  @TempDir Path folder;

  @Test
  void opensPagesAndTellsOfTheirErrors() throws Exception {
    Path page =
        Files.writeString(
            folder.resolve("page.html"),
            "<!doctype html><link rel=icon href=data:,><style>@media (prefers-color-scheme: dark)"
                + " {p {color: red}}</style><p>hello</p>");
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.html"),
            "<!doctype html><link rel=icon href=data:,><p></p><script>setTimeout(() => {"
                + "document.querySelector('p').textContent = 'late'; noSuchThing()}, 100)</script>");
    try (Chromium chromium = Chromium.start(folder)) {
      chromium.open(page.toUri());
      chromium.preferDark(true);
      chromium.resize(390, 844);
      assertEquals("hello", chromium.find("p").getText());
      assertEquals("rgba(255, 0, 0, 1)", chromium.find("p").getCssValue("color"));
      assertEquals(List.of(), chromium.console());

      Path picture = folder.resolve("pictures/page.png");
      chromium.screenshot(picture);
      assertEquals(390, ImageIO.read(picture.toFile()).getWidth());

      chromium.open(wrong.toUri());
      chromium.await("the text that comes late", c -> c.find("p").getText().equals("late"));
      List<String> console =
          chromium.await("the error", c -> c.console().isEmpty() ? null : chromium.console());
      assertEquals(1, console.size(), console.toString());
      assertTrue(console.get(0).contains("noSuchThing is not defined"), console.get(0));

      chromium.open(URI.create("about:blank"));
      assertEquals(console, chromium.console());
    }
  }
}
