package shop.bobbin.backing;

/** One PostgreSQL server. */
public interface Postgres extends BackingServer {

    int port();

    /** The random password of the superuser {@code postgres}. */
    String superuserPassword();

    /**
     * Creates what is missing and sets the password. The login owns its database and can connect to no other one.
     *
     * @param database lower-case letters, digits, {@code -} and {@code _}
     * @throws BackingException when the server refuses, and when the database is there and belongs to somebody else
     */
    void createDatabase(String database, String login, String password);

    String jdbcUrl(String database);
}
