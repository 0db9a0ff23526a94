package shop.bobbin.deployments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the documents of a YAML file as maps and lists. Merge keys are resolved; a duplicate key is an error. */
final class YamlDocuments {

    private YamlDocuments() {}

    static List<Object> of(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new ArrayList<Object>();
        new Yaml(new SafeConstructor(options)).loadAll(text).forEach(documents::add);
        return documents.stream().filter(Objects::nonNull).toList();
    }

    @SuppressWarnings("unchecked") // a key that is not a string fails where it is read
    static Map<String, Object> map(Object document) {
        return (Map<String, Object>) document;
    }
}
