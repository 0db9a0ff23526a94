package shop.bobbin.chassis.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import java.util.Currency;
import java.util.Iterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Describes a record with the single component {@code value}, and a currency, as a JSON string. */
class ValueRecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (raw == Currency.class) {
            return new StringSchema().pattern("^[A-Z]{3}$");
        }
        var value = valueType(raw);
        if (value == UUID.class) {
            return new UUIDSchema();
        }
        if (value == String.class) {
            return new StringSchema();
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    private static @Nullable Class<?> valueType(Class<?> raw) {
        if (!raw.isRecord() || raw.getRecordComponents().length != 1) {
            return null;
        }
        var only = raw.getRecordComponents()[0];
        return only.getName().equals("value") ? only.getType() : null;
    }
}
