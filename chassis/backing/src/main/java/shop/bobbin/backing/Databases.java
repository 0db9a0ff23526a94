package shop.bobbin.backing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates databases and logins on one PostgreSQL server, local or external, as an administrator. */
public final class Databases {

    /** The SQLSTATE class of authentication failures. */
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

    /** The databases of a server that this JVM has started. */
    static Databases local(String host, int port, String password) {
        return new Databases(host, port, PostgresSettings.SUPERUSER, password, "");
    }

    /**
     * The databases of an external server.
     *
     * @param address {@code host:port}
     * @param administrator a login with CREATEDB and CREATEROLE, or a superuser
     * @param parameters connection parameters in the syntax of a JDBC URL's query, for example {@code
     *     sslmode=verify-full}; may be empty
     * @throws BackingException when the address is not valid
     * @see <a href="https://jdbc.postgresql.org/documentation/use/#connection-parameters">PostgreSQL's driver</a>
     */
    public static Databases of(String address, String administrator, String password, String parameters) {
        var parsed = Address.parse(address);
        return new Databases(parsed.host(), parsed.port(), administrator, password, parameters);
    }

    int port() {
        return port;
    }

    String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** The JDBC URL of the administrator's connection. If a parameter appears twice, the driver takes the last one. */
    String administrationUrl() {
        return url("postgres?loginTimeout=10" + (parameters.isEmpty() ? "" : "&" + parameters));
    }

    /**
     * Whether the server accepts the administrator's login. A server that still has the legacy password gets the
     * current one.
     *
     * @throws BackingException when the server accepts neither password
     */
    boolean acceptsLogin(String legacyPassword) {
        SQLException connectionFailure = connectionFailure(password);
        if (connectionFailure == null || !isUnauthorized(connectionFailure)) {
            return connectionFailure == null;
        }
        try (var connection = connect(legacyPassword);
                var statement = connection.createStatement()) {
            statement.execute(
                    "alter role \"%s\" password %s".formatted(administrator, statement.enquoteLiteral(password)));
            return true;
        } catch (SQLException e) {
            throw new BackingException(
                    "PostgreSQL's data was created with another password than the one in the file %s beside it. Restore that file. './bobbin reset' deletes the data."
                            .formatted(DataDirectory.PASSWORD),
                    e);
        }
    }

    /**
     * Waits until the server accepts connections.
     *
     * @throws BackingException immediately when the login or password is wrong, else when the limit is over
     */
    public void await(Duration limit) {
        Await.until(
                () -> {
                    SQLException connectionFailure = connectionFailure(password);
                    if (connectionFailure != null && isUnauthorized(connectionFailure)) {
                        throw new BackingException(
                                "PostgreSQL at %s:%d rejects the login '%s': %s. Correct the login or the password."
                                        .formatted(host, port, administrator, connectionFailure.getMessage()));
                    }
                    return connectionFailure == null ? null : String.valueOf(connectionFailure.getMessage());
                },
                limit,
                "PostgreSQL at %s:%d".formatted(host, port));
    }

    private static boolean isUnauthorized(SQLException connectionFailure) {
        return String.valueOf(connectionFailure.getSQLState()).startsWith(INVALID_AUTHORIZATION);
    }

    private @Nullable SQLException connectionFailure(String password) {
        try (var connection = connect(password)) {
            return connection.isValid(2) ? null : new SQLException("the connection is not valid");
        } catch (SQLException e) {
            return e;
        }
    }

    /**
     * Creates the login and the database if they are missing, and sets the password. The login owns its database and
     * can connect to no other.
     *
     * @param database lower-case letters, digits, {@code -} and {@code _}, like the login
     * @throws BackingException when the server rejects it, or the database exists and belongs to another login
     */
    public void create(String database, String login, String password) {
        requireName(database);
        requireName(login);
        try (var connection = connect(this.password);
                var statement = connection.createStatement()) {
            String verb = exists(connection, "select 1 from pg_roles where rolname = ?", login) ? "alter" : "create";
            statement.execute(
                    "%s role \"%s\" login password %s".formatted(verb, login, statement.enquoteLiteral(password)));
            // An administrator without superuser rights can only create databases for roles of which it is a member.
            statement.execute("grant \"%s\" to current_user".formatted(login));
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                statement.execute("create database \"%s\" owner \"%s\"".formatted(database, login));
            }
            requireOwner(connection, database, login);
            for (var name : databasesToRestrict(connection, database)) {
                statement.execute("revoke all on database \"%s\" from public".formatted(name));
            }
        } catch (SQLException e) {
            throw new BackingException("Cannot create the database %s: %s".formatted(database, e.getMessage()), e);
        }
    }

    private Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(administrationUrl(), administrator, password);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Checked here, since the service would fail later with only "permission denied". */
    private static void requireOwner(Connection connection, String database, String login) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select pg_get_userbyid(datdba) as owner from pg_database
                where datname = ? and not pg_has_role(?::name, datdba, 'usage')""")) {
            statement.setString(1, database);
            statement.setString(2, login);
            try (var rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new BackingException(
                            "The database %s belongs to '%s', so '%s' cannot use it. Another shop may own it. If not, change its owner (alter database \"%1$s\" owner to \"%3$s\", and the same for its tables) or drop it."
                                    .formatted(database, rows.getString("owner"), login));
                }
            }
        }
    }

    /** The database and the default ones, as far as the administrator may change their privileges. */
    private static List<String> databasesToRestrict(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select datname from pg_database
                where datname in (?, 'postgres', 'template1') and pg_has_role(datdba, 'member')""")) {
            statement.setString(1, database);
            var names = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString("datname"));
                }
            }
            return names;
        }
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z][a-z0-9_-]{0,62}")) {
            throw new IllegalArgumentException("Invalid name of a database or login: '%s'".formatted(name));
        }
    }
}
