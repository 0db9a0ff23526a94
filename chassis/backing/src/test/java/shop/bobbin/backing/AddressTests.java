package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTests {

    @Test
    void parsesHostAndPort() {
        assertThat(Address.parse("kafka-1.example.com:9092")).isEqualTo(new Address("kafka-1.example.com", 9092));
        assertThat(Address.parse(" [fd00::7]:65535").port()).isEqualTo(65_535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kafka", "kafka:", ":9092", "kafka:many", "kafka:-1", "kafka:65536", "kafka:99999"})
    void rejectsAnInvalidAddress(String address) {
        assertThatThrownBy(() -> Address.parse(address))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("'" + address + "' is not a valid address");
    }
}
