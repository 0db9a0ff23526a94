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

/** No guessing: {@code "3"} is not a number, {@code 1.5} is not a quantity, a key given twice is an error. */
class StrictJson implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder json) {
        json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(new SimpleModule("no-control-characters").addDeserializer(String.class, new CleanText()));
    }

    /** PostgreSQL stores no NUL, and no text of ours has a use for other control characters than line breaks and tabs. */
    private static class CleanText extends StdScalarDeserializer<String> {

        CleanText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var token = parser.currentToken();
            if (token == null || !token.isScalarValue() || token.isNumeric() || token.isBoolean()) {
                return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
            }
            var text = parser.getString();
            if (text.chars().anyMatch(CleanText::isForbidden)) {
                return (String) context.handleWeirdStringValue(String.class, text, "has control characters");
            }
            return text;
        }

        private static boolean isForbidden(int character) {
            return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
        }
    }
}
