package shop.bobbin.deployments;

import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.Map;

/** Evaluates label selectors. */
final class Selectors {

    private Selectors() {}

    static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return contains(labels, selector.getMatchLabels())
                && selector.getMatchExpressions().stream().allMatch(expression -> {
                    if (!"In".equals(expression.getOperator())) {
                        throw new IllegalArgumentException("only In is used: " + expression);
                    }
                    return expression.getValues().contains(labels.get(expression.getKey()));
                });
    }

    static boolean contains(Map<String, String> labels, Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }
}
