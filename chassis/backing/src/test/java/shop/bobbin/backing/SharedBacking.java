package shop.bobbin.backing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Throw-away backing services, started once for all tests of this module. */
final class SharedBacking extends TypeBasedParameterResolver<BackingServices> {

    @Override
    public BackingServices resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedBacking.class))
                .computeIfAbsent(
                        BackingServices.class,
                        key -> BackingServices.start(BackingOptions.throwAway()),
                        BackingServices.class);
    }
}
