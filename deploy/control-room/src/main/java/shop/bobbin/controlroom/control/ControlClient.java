package shop.bobbin.controlroom.control;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.ProcessStatus;
import tools.jackson.databind.json.JsonMapper;

/** The client of {@link ControlApi}. */
public final class ControlClient {

    private final URI supervisor;
    private final String header;

    /** A client for a supervisor without a secret. */
    public ControlClient(URI supervisor) {
        this(supervisor, ControlSecret.of("1"));
    }

    public ControlClient(URI supervisor, ControlSecret secret) {
        this.supervisor = supervisor;
        this.header = secret.value();
    }

    public List<ProcessStatus> status() {
        return StatusJson.read(send("GET", "/status"));
    }

    public void act(String path) {
        send("POST", path);
    }

    private String send(String method, String path) {
        try {
            var connection =
                    (HttpURLConnection) supervisor.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
            connection.setRequestMethod(method);
            connection.setRequestProperty(ControlApi.HEADER, header);
            var failed = connection.getResponseCode() >= 400;
            try (var stream = failed ? connection.getErrorStream() : connection.getInputStream()) {
                var body = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                if (failed) {
                    throw new ControlException(
                            JsonMapper.shared().readTree(body).path("detail").asString(body));
                }
                return body;
            }
        } catch (IOException e) {
            throw new ControlException("The control room at " + supervisor + " cannot be reached: " + e.getMessage());
        }
    }
}
