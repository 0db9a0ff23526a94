package shop.bobbin.backing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** A JUnit extension that starts ephemeral backing services once for all tests of this module, and injects them. */
final class SharedBackingServices extends TypeBasedParameterResolver<BackingServices> {

    @Override
    public BackingServices resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedBackingServices.class))
                .computeIfAbsent(
                        BackingServices.class,
                        key -> BackingServices.start(BackingOptions.ephemeral()),
                        BackingServices.class);
    }
}
