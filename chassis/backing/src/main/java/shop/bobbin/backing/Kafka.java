package shop.bobbin.backing;

import java.util.List;

/** A Kafka broker with its controller. */
public interface Kafka extends BackingServer {

    String bootstrapServers();

    /** Creates missing topics and updates the settings of existing ones; never deletes a topic. */
    void provision(List<Topic> topics);
}
