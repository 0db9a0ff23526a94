package shop.bobbin.backing;

/** A PostgreSQL server. */
public interface Postgres extends BackingServer {

    int port();

    /** The random password of the superuser {@code postgres}. */
    String superuserPassword();

    /**
     * Creates the login and the database if they are missing, and sets the password. The login owns its database and
     * can connect to no other.
     *
     * @param database lower-case letters, digits, {@code -} and {@code _}
     * @throws BackingException when the server rejects it, or the database exists and belongs to another login
     */
    void createDatabase(String database, String login, String password);

    String jdbcUrl(String database);
}
