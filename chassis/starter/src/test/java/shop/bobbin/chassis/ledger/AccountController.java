package shop.bobbin.chassis.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.chassis.problem.ProblemException;

@RestController
class AccountController {

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    enum Colour {
        RED,
        BLUE
    }

    record Credit(
            @Min(1) long amount,
            @Nullable @Size(max = 20) String note,
            @Nullable List<String> tags) {}

    /** Validates itself, as identifiers do. */
    record AccountName(String value) {
        public AccountName { // public for Spring's conversion
            if (!value.matches("[a-z0-9-]{1,60}")) {
                throw new IllegalArgumentException("is not the name of an account");
            }
        }
    }

    @PostMapping("/accounts/{name}/credits")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> credit(@PathVariable AccountName name, @Valid @RequestBody Credit credit) {
        return Map.of("version", accounts.credit(name.value(), credit.amount()));
    }

    @GetMapping(path = "/accounts/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    Accounts.Account account(@PathVariable AccountName name) {
        return accounts.find(name.value())
                .orElseThrow(() -> ProblemException.notFound("There is no account of this name."));
    }

    @GetMapping("/open/search")
    Map<String, Object> search(
            @RequestParam @NotNull @Size(min = 1, max = 5) String q,
            @RequestParam(defaultValue = "1") @Max(9) int page,
            @RequestParam(defaultValue = "RED") Colour colour) {
        return Map.of("q", q, "page", page, "colour", colour);
    }

    @GetMapping("/open/bug")
    Map<String, Object> bug() {
        throw new IllegalStateException("an internal secret");
    }

    @GetMapping("/open/large")
    List<String> large() {
        return Collections.nCopies(1_000, "x".repeat(10_000));
    }

    @GetMapping("/open/links/{token}")
    Map<String, Object> link(@PathVariable String token) {
        throw new IllegalStateException("a bug at a secret path");
    }

    /** Stream that fails after its first event. */
    @GetMapping(path = "/open/broken-stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter brokenStream() {
        var stream = new SseEmitter();
        Thread.ofVirtual().start(() -> {
            try {
                stream.send("first");
                stream.completeWithError(new IllegalStateException("a bug in a stream"));
            } catch (IOException e) {
                stream.completeWithError(e);
            }
        });
        return stream;
    }

    @GetMapping("/open/teapot")
    Map<String, Object> teapot() {
        throw new ResponseStatusException(HttpStatus.I_AM_A_TEAPOT, "short and stout");
    }
}
