package shop.bobbin.controlroom.shop;

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
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.Console;
import shop.bobbin.controlroom.process.State;

class BackingProcessTests {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final TinyServer server = new TinyServer();
    private final BackingProcess kafka = new BackingProcess(
            "kafka", server, () -> "127.0.0.1:9092", new Console(new PrintStream(told, true, StandardCharsets.UTF_8)));

    @Test
    void isSilentWhileItRuns() {
        kafka.look();

        assertThat(told()).isEmpty();
        assertThat(kafka.status().state()).isEqualTo(State.UP);
    }

    @Test
    void saysOnceThatItHasEndedAndHowItComesBack() {
        server.running = false;

        kafka.look();
        kafka.look();

        assertThat(told())
                .containsOnlyOnce("kafka has ended by itself")
                .contains("/logs/kafka.log", "'./bobbin start kafka'");
        assertThat(kafka.status().state()).isEqualTo(State.DOWN);
    }

    @Test
    void showsItsEndWithoutWaitingForTheNextLook() {
        server.running = false;

        assertThat(kafka.status().state()).isEqualTo(State.DOWN);
    }

    @Test
    void startsAgain() {
        server.running = false;
        kafka.look();

        kafka.start();

        assertThat(kafka.status().state()).isEqualTo(State.UP);
        assertThat(told()).contains("kafka is ready");
    }

    @Test
    void stopsWithoutAWordAboutAnEnd() {
        kafka.stop();
        kafka.look();

        assertThat(kafka.status().state()).isEqualTo(State.STOPPED);
        assertThat(told()).isEmpty();
    }

    @Test
    void isKilledWithoutAWordAboutAStart() {
        server.duringEnd = kafka::look; // the watch looks every second, and a kill may take longer

        kafka.kill();
        kafka.look();

        assertThat(kafka.status().state()).isEqualTo(State.DOWN);
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isUpWhenItCannotBeEnded(boolean kill) {
        server.duringEnd = () -> {
            throw new BackingException("the engine refuses");
        };

        assertThatThrownBy(kill ? kafka::kill : kafka::stop).hasMessage("the engine refuses");
        assertThat(kafka.status().state()).isEqualTo(State.UP);
    }

    @Test
    void hasEndedWhenItEndsInSpiteOfAFailure() {
        server.duringEnd = () -> {
            server.running = false;
            throw new BackingException("the connection broke");
        };

        assertThatThrownBy(kafka::stop).hasMessage("the connection broke");
        assertThat(kafka.status().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void saysThatSomebodyElseHasStartedIt() {
        server.running = false;
        kafka.look();
        server.running = true;

        kafka.look();

        assertThat(told()).contains("kafka is running again");
        assertThat(kafka.status().state()).isEqualTo(State.UP);
    }

    @Test
    void isNotStartedTwice() {
        assertThatThrownBy(kafka::start).isInstanceOf(CannotStart.class).hasMessage("kafka is running already.");
    }

    @Test
    void isDownWhenItCannotStart() {
        server.running = false;
        server.refusal = "Its log ends with: disk full";

        assertThatThrownBy(kafka::start).isInstanceOf(CannotStart.class).hasMessage("Its log ends with: disk full");
        assertThat(kafka.status().state()).isEqualTo(State.DOWN);
    }

    @Test
    void staysWhatItIsWhileTheEngineDoesNotTell() {
        server.engineAnswers = false;

        kafka.look();

        assertThat(kafka.status().state()).isEqualTo(State.UP);
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    private static final class TinyServer implements BackingServer {

        private boolean running = true;
        private boolean engineAnswers = true;
        private String refusal = "";
        private Runnable duringEnd = () -> {};

        @Override
        public void start() {
            if (!refusal.isEmpty()) {
                throw new BackingException(refusal);
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
            if (!engineAnswers) {
                throw new IllegalStateException("no engine");
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
