package shop.bobbin.controlroom.control;

import java.util.List;
import shop.bobbin.supervisor.process.ProcessStatus;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of the status: {@code [{"name","state","url","pid","memory"}]}, memory in bytes. */
final class StatusJson {

    private StatusJson() {}

    static String write(List<ProcessStatus> statuses) {
        return JsonMapper.shared().writeValueAsString(statuses);
    }

    static List<ProcessStatus> read(String json) {
        return JsonMapper.shared().readValue(json, new TypeReference<List<ProcessStatus>>() {});
    }
}
