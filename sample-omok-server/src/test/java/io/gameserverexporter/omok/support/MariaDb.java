package io.gameserverexporter.omok.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB server of one's own, with an empty database and a user for it. */
public final class MariaDb implements AutoCloseable {
  public static final String PASSWORD = "a password";

  private final Process process;
  private final int port;

  private MariaDb(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one; the test is skipped when the machine does not have it. */
  public static MariaDb start(Path folder) throws IOException, InterruptedException {
    String installer = Programs.find("mariadb-install-db", "mariadb-server");
    String server = Programs.find("mariadbd", "mariadb-server");
    Files.createDirectories(folder);
    Path data = folder.resolve("data");
    String user = System.getProperty("user.name");
    Programs.run(
        List.of(
            installer,
            "--no-defaults",
            "--datadir=" + data,
            "--user=" + user,
            "--auth-root-authentication-method=normal",
            "--skip-test-db"));
    int port = Programs.freePort();
    Path log = folder.resolve("log");
    Process process =
        Programs.start(
            log,
            List.of(
                server,
                "--no-defaults",
                "--user=" + user,
                "--datadir=" + data,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid")));
    MariaDb mariaDb = new MariaDb(process, port);
    try {
      Await.until("MariaDB", () -> mariaDb.accepts(log));
      mariaDb.createDatabase();
    } catch (SQLException | AssertionError e) {
      mariaDb.close();
      throw new AssertionError(Programs.read(log), e);
    }
    return mariaDb;
  }

  private boolean accepts(Path log) {
    if (!process.isAlive()) {
      throw new AssertionError("MariaDB has ended: " + Programs.read(log));
    }
    try (Connection connection = root()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection root() throws SQLException {
    return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/", "root", "");
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = root();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE omok");
      statement.execute("CREATE USER omok@'127.0.0.1' IDENTIFIED BY '" + PASSWORD + "'");
      statement.execute("CREATE USER omok@localhost IDENTIFIED BY '" + PASSWORD + "'");
      statement.execute("GRANT ALL ON omok.* TO omok@'127.0.0.1', omok@localhost");
    }
  }

  public String url() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/omok";
  }

  public List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Connection connection = root();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW TABLES FROM omok")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  @Override
  public void close() {
    Programs.stop(process);
  }
}
