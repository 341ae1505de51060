package io.gameserverexporter.cli;

import java.io.File;
import java.util.Arrays;

/** The command line as a process of its own: the jar, then the command. */
final class CliMain {
  private CliMain() {}

  public static void main(String[] args) {
    System.exit(
        Cli.run(
            Arrays.copyOfRange(args, 1, args.length), new File(args[0]), System.out, System.err));
  }
}
