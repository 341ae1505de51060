package io.gameserverexporter.omok;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.fault.FaultKind;
import io.gameserverexporter.omok.fault.FaultOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OmokOptionsTest {
  @Test
  void withoutOptionsAllServicesStartOnTheirPorts() {
    OmokOptions options = OmokOptions.parse();

    assertNull(options.service());
    assertEquals(
        Map.of(ServiceName.HIVE, 5284, ServiceName.GAME, 5105, ServiceName.MATCH, 5259),
        options.ports());
    assertEquals("127.0.0.1", options.bind());
    assertTrue(options.data().isAbsolute() && options.data().endsWith("omok-data"));
    assertNull(options.bots());
  }

  @Test
  void optionsAreRead() {
    OmokOptions options =
        OmokOptions.parse(
            "--bots=3", "--rate=0.5", "--seconds=9", "--game.port=0", "--spring.a=b", "--server.c");

    assertNotNull(options.bots());
    assertEquals(3, options.bots().bots());
    assertEquals(0.5, options.bots().rate());
    assertEquals(9, options.bots().seconds());
    assertEquals(0, options.port(ServiceName.GAME));
    assertEquals(List.of("--spring.a=b", "--server.c"), options.springArguments());
    assertEquals(ServiceName.GAME, OmokOptions.parse("--service=GAME").service());
  }

  @Test
  void aServiceMisbehavesOnlyWhenItIsAskedTo() {
    assertNull(OmokOptions.parse("--service=game").fault());
    assertEquals(
        new FaultOptions(FaultKind.HEAP, 20, 0),
        OmokOptions.parse("--service=game", "--break=heap").fault());
    FaultOptions all = new FaultOptions(FaultKind.DOWN, 3, 4);
    List<String> line = new ArrayList<>(all.line());
    line.add("--service=hive");
    assertEquals(all, OmokOptions.parse(line).fault());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--service=lobby | it is one of game, hive, match",
        "--prot=5 | there is no option --prot",
        "game | what is 'game'",
        "--game.port | --game.port needs a value",
        "--game.port=70000 | a whole number from 0 to 65535",
        "--game.port=x | a whole number from 0 to 65535",
        "--hive.url=here | an address such as http://127.0.0.1:5105",
        "--hive.url=http://a b | an address such as http://127.0.0.1:5105",
        "--break=fire | it is one of latency, errors, gc, heap, down",
        "--break=errors | --break needs the one service that is to be broken: --service=",
        "--break-seconds=5 | --break-seconds needs --break=",
        "--hive.password-strength=3 | a whole number from 4 to 16",
      })
  void whatCannotBeUnderstoodIsNamed(String option, String message) {
    UsageException e = assertThrows(UsageException.class, () -> OmokOptions.parse(option));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void botOptionsAreCheckedToo() {
    for (String wrong : List.of("--bots=0", "--rate=0", "--rate=-1", "--rate=x", "--seconds=-1")) {
      UsageException e =
          assertThrows(UsageException.class, () -> OmokOptions.parse("--bots=1", wrong));
      assertTrue(e.getMessage().startsWith(wrong), e.getMessage());
    }
    UsageException e =
        assertThrows(UsageException.class, () -> OmokOptions.parse("--service=game", "--bots=1"));
    assertTrue(e.getMessage().contains("sample-omok-server.jar bots"), e.getMessage());
  }

  @Test
  void servicesThatListenEverywhereAreReachedOnThisMachine() {
    assertEquals("http://127.0.0.1:5105", Urls.local("0.0.0.0", 5105).toString());
    assertEquals("http://[::1]:5105", Urls.local("::1", 5105).toString());
  }
}
