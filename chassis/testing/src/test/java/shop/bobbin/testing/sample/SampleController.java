package shop.bobbin.testing.sample;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SampleController {

    private final JdbcClient database;

    SampleController(JdbcClient database) {
        this.database = database;
    }

    record SampleResponse(String database, String login) {}

    @GetMapping("/mine")
    SampleResponse mine() {
        return database.sql("select current_database() as name, current_user as login")
                .query((row, number) -> new SampleResponse(row.getString("name"), row.getString("login")))
                .single();
    }
}
