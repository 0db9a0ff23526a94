package shop.bobbin.chassis.web;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Disables Jackson's type coercion: {@code "3"} is not a number, {@code 1.5} not an integer, a duplicate key an error. */
class StrictJson implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder json) {
        json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(new SimpleModule("no-control-characters")
                        .addDeserializer(String.class, new TextDeserializer()));
    }

    /** Rejects control characters except line breaks and tabs: PostgreSQL cannot store NUL, and the others have no use. */
    private static class TextDeserializer extends StdScalarDeserializer<String> {

        TextDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var token = parser.currentToken();
            if (token == null || !token.isScalarValue() || token.isNumeric() || token.isBoolean()) {
                return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
            }
            var text = parser.getString();
            if (text.chars().anyMatch(TextDeserializer::isForbidden)) {
                return (String) context.handleWeirdStringValue(String.class, text, "has control characters");
            }
            return text;
        }

        private static boolean isForbidden(int character) {
            return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
        }
    }
}
