package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBackingServices.class)
class PostgresIT {

    private final Postgres postgres;

    PostgresIT(BackingServices backing) {
        this.postgres = backing.postgres();
    }

    @BeforeEach
    void createDatabases() {
        postgres.createDatabase("stock", "stock", "one");
        postgres.createDatabase("sales", "sales", "two");
    }

    @Test
    void keepsDataAndPortAfterAStop() throws SQLException {
        int port = postgres.port();
        write("written before a stop");

        postgres.stop();
        assertThatThrownBy(() -> connect("stock", "stock", "one")).isInstanceOf(SQLException.class);
        postgres.start();

        assertThat(postgres.port()).isEqualTo(port);
        assertThat(read()).isEqualTo("written before a stop");
    }

    @Test
    void keepsCommittedDataAfterACrash() throws SQLException {
        write("written before a crash");

        postgres.crash();
        assertThatThrownBy(() -> connect("stock", "stock", "one")).isInstanceOf(SQLException.class);
        postgres.start();

        assertThat(read()).isEqualTo("written before a crash");
    }

    @Test
    void letsALoginReachItsOwnDatabaseOnly() throws SQLException {
        connect("sales", "sales", "two").close();

        assertThatThrownBy(() -> connect("stock", "sales", "two")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("postgres", "sales", "two")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("stock", "stock", "two")).hasMessageContaining("authentication failed");
    }

    @Test
    void changesThePasswordOfAnExistingLogin() throws SQLException {
        write("written before a password change");

        postgres.createDatabase("stock", "stock", "it's new");

        connect("stock", "stock", "it's new").close();
        postgres.createDatabase("stock", "stock", "one");
        assertThat(read()).isEqualTo("written before a password change");
    }

    private void write(String text) throws SQLException {
        try (var connection = connect("stock", "stock", "one");
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists notes");
            statement.execute("create table notes as select '%s'::text as text".formatted(text));
        }
    }

    private String read() throws SQLException {
        try (var connection = connect("stock", "stock", "one");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select text from notes")) {
            assertThat(rows.next()).isTrue();
            return rows.getString("text");
        }
    }

    private Connection connect(String database, String login, String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), login, password);
    }
}
