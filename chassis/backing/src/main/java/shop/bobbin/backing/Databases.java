package shop.bobbin.backing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Databases and logins of one PostgreSQL server, be it ours or not, made by a login that may make them. */
public final class Databases {

    /** The class of SQL states that says: you are not whom you say that you are. */
    private static final String INVALID_AUTHORIZATION = "28";

    private final String host;
    private final int port;
    private final String administrator;
    private final String password;
    private final String parameters;

    private Databases(String host, int port, String administrator, String password, String parameters) {
        this.host = host;
        this.port = port;
        this.administrator = administrator;
        this.password = password;
        this.parameters = parameters;
    }

    /** Of a server that was started here. */
    static Databases ours(String host, int port, String password) {
        return new Databases(host, port, PostgresSettings.SUPERUSER, password, "");
    }

    /**
     * Of a server that somebody else runs.
     *
     * @param address {@code host:port}
     * @param administrator may create databases and logins; need not be a superuser
     * @param parameters of the connection, as they stand in the query of a JDBC URL, for example {@code
     *     sslmode=verify-full}; may be empty
     * @throws BackingException when the address is none
     * @see <a href="https://jdbc.postgresql.org/documentation/use/#connection-parameters">PostgreSQL's driver</a>
     */
    public static Databases of(String address, String administrator, String password, String parameters) {
        Address parsed = Address.parse(address);
        return new Databases(parsed.host(), parsed.port(), administrator, password, parameters);
    }

    int port() {
        return port;
    }

    String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Where the administrator goes to work. A parameter that stands twice is taken from its last place. */
    String administrationUrl() {
        return url("postgres?loginTimeout=10" + (parameters.isEmpty() ? "" : "&" + parameters));
    }

    /**
     * Whether the server lets the administrator in. One that still has the former password gets ours.
     *
     * @throws BackingException when it has neither
     */
    boolean answerTo(String formerPassword) {
        SQLException refusal = refusal(password);
        if (refusal == null || !isUnauthorized(refusal)) {
            return refusal == null;
        }
        try (Connection connection = connect(formerPassword);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "alter role \"%s\" password %s".formatted(administrator, statement.enquoteLiteral(password)));
            return true;
        } catch (SQLException e) {
            throw new BackingException(
                    "PostgreSQL's data were made with another password than the one that is kept beside them (%s): bring that one back. './bobbin reset' wipes the data."
                            .formatted(DataDirectory.PASSWORD),
                    e);
        }
    }

    /**
     * Waits for a server that is still starting.
     *
     * @throws BackingException when it does not let us in: at once when it knows neither name nor password, else when the
     *     limit is over
     */
    public void await(Duration limit) {
        Await.until(
                () -> {
                    SQLException refusal = refusal(password);
                    if (refusal != null && isUnauthorized(refusal)) {
                        throw new BackingException(
                                "PostgreSQL at %s:%d does not let '%s' in: %s. Mend the name or the password."
                                        .formatted(host, port, administrator, refusal.getMessage()));
                    }
                    return refusal == null ? null : String.valueOf(refusal.getMessage());
                },
                limit,
                "PostgreSQL at %s:%d".formatted(host, port));
    }

    private static boolean isUnauthorized(SQLException refusal) {
        return String.valueOf(refusal.getSQLState()).startsWith(INVALID_AUTHORIZATION);
    }

    private @Nullable SQLException refusal(String password) {
        try (Connection connection = connect(password)) {
            return connection.isValid(2) ? null : new SQLException("the connection is not valid");
        } catch (SQLException notYet) {
            return notYet;
        }
    }

    /**
     * Creates what is missing and sets the password. The login owns its database and can connect to no other one.
     *
     * @param database as the login lower-case letters, digits, {@code -} and {@code _}
     * @throws BackingException when the server refuses, and when the database is there and belongs to somebody else
     */
    public void create(String database, String login, String password) {
        requireName(database);
        requireName(login);
        try (Connection connection = connect(this.password);
                Statement statement = connection.createStatement()) {
            String verb = exists(connection, "select 1 from pg_roles where rolname = ?", login) ? "alter" : "create";
            statement.execute(
                    "%s role \"%s\" login password %s".formatted(verb, login, statement.enquoteLiteral(password)));
            // An administrator who is no superuser makes databases for the roles that he is a member of.
            statement.execute("grant \"%s\" to current_user".formatted(login));
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                statement.execute("create database \"%s\" owner \"%s\"".formatted(database, login));
            }
            requireOwner(connection, database, login);
            for (String closed : closable(connection, database)) {
                statement.execute("revoke all on database \"%s\" from public".formatted(closed));
            }
        } catch (SQLException e) {
            throw new BackingException("Cannot create the database %s: %s".formatted(database, e.getMessage()), e);
        }
    }

    private Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(administrationUrl(), administrator, password);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Else it would be the service that fails, later, and with no more to say than "permission denied". */
    private static void requireOwner(Connection connection, String database, String login) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select pg_get_userbyid(datdba) as owner from pg_database
                where datname = ? and not pg_has_role(?::name, datdba, 'usage')""")) {
            statement.setString(1, database);
            statement.setString(2, login);
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new BackingException(
                            "The database %s belongs to '%s', so that '%s' could not use it. Is it another shop's? Else give it over with all that is in it (alter database \"%1$s\" owner to \"%3$s\", and the same for its tables), or drop it."
                                    .formatted(database, rows.getString("owner"), login));
                }
            }
        }
    }

    /** The database and those that each server has, as far as they are ours to close. */
    private static List<String> closable(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select datname from pg_database
                where datname in (?, 'postgres', 'template1') and pg_has_role(datdba, 'member')""")) {
            statement.setString(1, database);
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString("datname"));
                }
            }
            return names;
        }
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z][a-z0-9_-]{0,62}")) {
            throw new IllegalArgumentException("Not a name for a database or login: '%s'".formatted(name));
        }
    }
}
