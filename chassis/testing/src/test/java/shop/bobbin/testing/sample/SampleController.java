package shop.bobbin.testing.sample;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SampleController {

    private final JdbcClient database;

    SampleController(JdbcClient database) {
        this.database = database;
    }

    record SampleResponse(String customer, String database, String login) {}

    @GetMapping("/mine")
    SampleResponse mine(@AuthenticationPrincipal Jwt token) {
        return database.sql("select current_database() as name, current_user as login")
                .query((row, number) -> new SampleResponse(
                        Objects.requireNonNull(token.getSubject()), row.getString("name"), row.getString("login")))
                .single();
    }
}
