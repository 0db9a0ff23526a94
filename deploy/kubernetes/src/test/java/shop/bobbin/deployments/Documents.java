package shop.bobbin.deployments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The documents of a YAML file as maps and lists: merge keys are followed, a key that comes twice is refused. */
final class Documents {

    private Documents() {}

    static List<Object> of(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new ArrayList<Object>();
        new Yaml(new SafeConstructor(options)).loadAll(text).forEach(documents::add);
        return documents.stream().filter(Objects::nonNull).toList();
    }

    @SuppressWarnings("unchecked") // a key that is no text is found by whoever reads it
    static Map<String, Object> map(Object document) {
        return (Map<String, Object>) document;
    }
}
