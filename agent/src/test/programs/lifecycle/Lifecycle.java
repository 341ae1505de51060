package testprograms.lifecycle;

/** Ends in the way that its argument says. */
public final class Lifecycle {
  private Lifecycle() {}

  public static void main(String[] args) {
    System.out.println("main runs");
    switch (args[0]) {
      case "return":
        break;
      case "exit":
        System.exit(3);
        break;
      case "halt":
        Runtime.getRuntime().halt(4);
        break;
      case "throw":
        throw new IllegalStateException("thrown by main");
      default:
        throw new IllegalArgumentException(args[0]);
    }
    System.out.println("main returns");
  }
}
