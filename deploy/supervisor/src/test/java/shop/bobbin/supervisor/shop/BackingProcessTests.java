package shop.bobbin.supervisor.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.backing.BackingException;
import shop.bobbin.backing.BackingServer;
import shop.bobbin.supervisor.process.Console;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.ProcessState;

class BackingProcessTests {

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final FakeBackingServer server = new FakeBackingServer();
    private final BackingProcess kafka = new BackingProcess(
            "kafka",
            server,
            () -> "127.0.0.1:9092",
            new Console(new PrintStream(console, true, StandardCharsets.UTF_8)));

    @Test
    void printsNothingWhileItRuns() {
        kafka.checkState();

        assertThat(consoleOutput()).isEmpty();
        assertThat(kafka.status().state()).isEqualTo(ProcessState.UP);
    }

    @Test
    void reportsAnUnexpectedExitOnce() {
        server.running = false;

        kafka.checkState();
        kafka.checkState();

        assertThat(consoleOutput())
                .containsOnlyOnce("kafka has exited unexpectedly")
                .contains("/logs/kafka.log", "'./bobbin start kafka'");
        assertThat(kafka.status().state()).isEqualTo(ProcessState.DOWN);
    }

    @Test
    void showsAnExitBeforeTheNextCheck() {
        server.running = false;

        assertThat(kafka.status().state()).isEqualTo(ProcessState.DOWN);
    }

    @Test
    void restarts() {
        server.running = false;
        kafka.checkState();

        kafka.start();

        assertThat(kafka.status().state()).isEqualTo(ProcessState.UP);
        assertThat(consoleOutput()).contains("kafka is ready");
    }

    @Test
    void printsNothingWhenItIsStopped() {
        kafka.stop();
        kafka.checkState();

        assertThat(kafka.status().state()).isEqualTo(ProcessState.STOPPED);
        assertThat(consoleOutput()).isEmpty();
    }

    @Test
    void printsNothingWhenItIsKilled() {
        server.duringEnd = kafka::checkState; // the monitor checks every second, and a kill may take longer

        kafka.kill();
        kafka.checkState();

        assertThat(kafka.status().state()).isEqualTo(ProcessState.DOWN);
        assertThat(consoleOutput()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void staysUpWhenItCannotBeStopped(boolean kill) {
        server.duringEnd = () -> {
            throw new BackingException("Docker rejected the request");
        };

        assertThatThrownBy(kill ? kafka::kill : kafka::stop).hasMessage("Docker rejected the request");
        assertThat(kafka.status().state()).isEqualTo(ProcessState.UP);
    }

    @Test
    void isStoppedWhenItExitsDespiteAFailure() {
        server.duringEnd = () -> {
            server.running = false;
            throw new BackingException("the connection broke");
        };

        assertThatThrownBy(kafka::stop).hasMessage("the connection broke");
        assertThat(kafka.status().state()).isEqualTo(ProcessState.STOPPED);
    }

    @Test
    void reportsAStartFromOutside() {
        server.running = false;
        kafka.checkState();
        server.running = true;

        kafka.checkState();

        assertThat(consoleOutput()).contains("kafka is running again");
        assertThat(kafka.status().state()).isEqualTo(ProcessState.UP);
    }

    @Test
    void isNotStartedTwice() {
        assertThatThrownBy(kafka::start).isInstanceOf(ControlException.class).hasMessage("kafka is running already.");
    }

    @Test
    void isDownWhenItCannotStart() {
        server.running = false;
        server.startFailure = "Its log ends with: disk full";

        assertThatThrownBy(kafka::start)
                .isInstanceOf(ControlException.class)
                .hasMessage("Its log ends with: disk full");
        assertThat(kafka.status().state()).isEqualTo(ProcessState.DOWN);
    }

    @Test
    void keepsItsStateWhileDockerIsUnavailable() {
        server.dockerAvailable = false;

        kafka.checkState();

        assertThat(kafka.status().state()).isEqualTo(ProcessState.UP);
    }

    private String consoleOutput() {
        return console.toString(StandardCharsets.UTF_8);
    }

    private static final class FakeBackingServer implements BackingServer {

        private boolean running = true;
        private boolean dockerAvailable = true;
        private String startFailure = "";
        private Runnable duringEnd = () -> {};

        @Override
        public void start() {
            if (!startFailure.isEmpty()) {
                throw new BackingException(startFailure);
            }
            running = true;
        }

        @Override
        public void stop() {
            duringEnd.run();
            running = false;
        }

        @Override
        public void crash() {
            duringEnd.run();
            running = false;
        }

        @Override
        public boolean isRunning() {
            if (!dockerAvailable) {
                throw new IllegalStateException("Docker is not running");
            }
            return running;
        }

        @Override
        public List<Long> pids() {
            return List.of();
        }

        @Override
        public Path log() {
            return Path.of("/logs/kafka.log");
        }

        @Override
        public void close() {
            running = false;
        }
    }
}
