package io.gameserverexporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void putsCommasWhereTheyBelong() {
    Json json = new Json().beginObject();
    json.name("a").value("x").name("b").value(-3);
    json.name("c").beginArray().beginObject().endObject().beginObject();
    json.name("d").value("").endObject().endArray();
    json.name("e").beginArray().value("1").value("2").endArray().endObject();
    assertEquals(
        "{\"a\":\"x\",\"b\":-3,\"c\":[{},{\"d\":\"\"}],\"e\":[\"1\",\"2\"]}", json.toString());
  }

  @Test
  void leavesNothingInATextThatEndsIt() {
    String text = "\"\\ \n\t\u0000\u001f \uac00 </script> \ud83d\ude00 \ud83d";
    assertEquals(
        "\"\\\"\\\\ \\u000a\\u0009\\u0000\\u001f \uac00 </script> \\ud83d\\ude00 \\ud83d\"",
        new Json().value(text).toString());
  }

  @Test
  void cutsWhatNobodyReads() {
    String json = new Json().value("x".repeat(100_000)).toString();
    assertTrue(json.length() < 1_000 && json.endsWith("...\""), json);
  }

  @Test
  void writesMillisecondsAsSeconds() {
    Json json = new Json().beginArray().seconds(0).seconds(7).seconds(1_760_000_000_045L);
    assertEquals("[0.000,0.007,1760000000.045]", json.endArray().toString());
  }
}
