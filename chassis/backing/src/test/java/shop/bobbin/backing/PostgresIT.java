package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBacking.class)
class PostgresIT {

    private final Postgres postgres;

    PostgresIT(BackingServices backing) {
        this.postgres = backing.postgres();
    }

    @BeforeEach
    void databases() {
        postgres.createDatabase("shelf", "shelf", "one");
        postgres.createDatabase("drawer", "drawer", "two");
    }

    @Test
    void keepsDataAndPortAcrossAStop() throws SQLException {
        int port = postgres.port();
        write("kept across a stop");

        postgres.stop();
        assertThatThrownBy(() -> connect("shelf", "shelf", "one")).isInstanceOf(SQLException.class);
        postgres.start();

        assertThat(postgres.port()).isEqualTo(port);
        assertThat(read()).isEqualTo("kept across a stop");
    }

    @Test
    void keepsWhatWasCommittedBeforeACrash() throws SQLException {
        write("kept across a crash");

        postgres.crash();
        assertThatThrownBy(() -> connect("shelf", "shelf", "one")).isInstanceOf(SQLException.class);
        postgres.start();

        assertThat(read()).isEqualTo("kept across a crash");
    }

    @Test
    void letsALoginReachItsOwnDatabaseOnly() throws SQLException {
        connect("drawer", "drawer", "two").close();

        assertThatThrownBy(() -> connect("shelf", "drawer", "two")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("postgres", "drawer", "two")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("shelf", "shelf", "two")).hasMessageContaining("authentication failed");
    }

    @Test
    void setsThePasswordOfALoginThatIsThere() throws SQLException {
        write("kept across a new password");

        postgres.createDatabase("shelf", "shelf", "it's new");

        connect("shelf", "shelf", "it's new").close();
        postgres.createDatabase("shelf", "shelf", "one");
        assertThat(read()).isEqualTo("kept across a new password");
    }

    private void write(String text) throws SQLException {
        try (Connection connection = connect("shelf", "shelf", "one");
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists notes");
            statement.execute("create table notes as select '%s'::text as text".formatted(text));
        }
    }

    private String read() throws SQLException {
        try (Connection connection = connect("shelf", "shelf", "one");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from notes")) {
            assertThat(rows.next()).isTrue();
            return rows.getString("text");
        }
    }

    private Connection connect(String database, String login, String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), login, password);
    }
}
