package shop.bobbin.chassis.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

    /** Refuses values by itself, as identifiers do. */
    record AccountName(String value) {
        public AccountName { // for the framework's conversion
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
        throw new IllegalStateException("a secret of the inside");
    }

    @GetMapping("/open/teapot")
    Map<String, Object> teapot() {
        throw new ResponseStatusException(HttpStatus.I_AM_A_TEAPOT, "short and stout");
    }
}
