package shop.bobbin.backing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Databases and logins of one server, made by its superuser. */
record Databases(String host, int port) {

    String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    boolean answer() {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    void create(String database, String login, String password) {
        requireName(database);
        requireName(login);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String verb = exists(connection, "select 1 from pg_roles where rolname = ?", login) ? "alter" : "create";
            statement.execute(
                    "%s role \"%s\" login password %s".formatted(verb, login, statement.enquoteLiteral(password)));
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                statement.execute("create database \"%s\" owner \"%s\"".formatted(database, login));
            }
            for (String closed : List.of(database, "postgres", "template1")) {
                statement.execute("revoke all on database \"%s\" from public".formatted(closed));
            }
        } catch (SQLException e) {
            throw new BackingException("Cannot create the database " + database, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), PostgresSettings.SUPERUSER, PostgresSettings.PASSWORD);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z][a-z0-9_-]{0,62}")) {
            throw new IllegalArgumentException("Not a name for a database or login: '%s'".formatted(name));
        }
    }
}
