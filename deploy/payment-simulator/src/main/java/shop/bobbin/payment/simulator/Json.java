package shop.bobbin.payment.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import wiremock.com.fasterxml.jackson.annotation.JsonInclude;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.core.StreamReadFeature;
import wiremock.com.fasterxml.jackson.databind.DeserializationFeature;
import wiremock.com.fasterxml.jackson.databind.MapperFeature;
import wiremock.com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads and writes JSON with the Jackson that WireMock contains, so that the extension is a single jar. */
final class Json {

    /** Strict where lenient parsing could record something else than what was sent. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private Json() {}

    static <T> T read(byte[] json, Class<T> type) throws IOException {
        var value = MAPPER.readValue(json, type);
        if (value == null) {
            throw new IOException("null instead of an object");
        }
        return value;
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
