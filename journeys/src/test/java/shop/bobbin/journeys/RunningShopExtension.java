package shop.bobbin.journeys;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import shop.bobbin.journeys.control.ComposeShop;
import shop.bobbin.journeys.control.LocalShop;
import shop.bobbin.journeys.control.ShopControl;

/**
 * Starts the shop for the first journey and stops it after the test run; {@code -Dbobbin.shop} selects local or
 * compose.
 */
final class RunningShopExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningShop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningShop.class, key -> new RunningShop(select()), RunningShop.class);
    }

    private static ShopControl select() {
        var name = System.getProperty("bobbin.shop", "local");
        return switch (name) {
            case "local" -> LocalShop.start();
            case "compose" -> new ComposeShop();
            default -> throw new IllegalArgumentException("bobbin.shop is '" + name + "': expected local or compose");
        };
    }
}
