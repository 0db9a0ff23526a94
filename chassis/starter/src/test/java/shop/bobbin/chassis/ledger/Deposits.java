package shop.bobbin.chassis.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.idempotency.Idempotent;

/** A handler with an idempotency key. Tests can run code before and after its work, and choose its status. */
@RestController
public class Deposits {

    private final Accounts accounts;
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Runnable> after = new ConcurrentHashMap<>();
    private final Map<String, HttpStatusCode> statuses = new ConcurrentHashMap<>();

    Deposits(Accounts accounts) {
        this.accounts = accounts;
    }

    record Deposit(@Min(0) long amount) {}

    record Receipt(String account, long balance) {}

    @PostMapping("/accounts/{name}/deposits")
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Receipt> deposit(@PathVariable String name, @Valid @RequestBody Deposit deposit) {
        before.getOrDefault(name, () -> {}).run();
        if (deposit.amount() > 0) {
            accounts.credit(name, deposit.amount());
        }
        after.getOrDefault(name, () -> {}).run();
        var balance = accounts.find(name).map(Accounts.Account::balance).orElse(0L);
        return ResponseEntity.status(statuses.getOrDefault(name, HttpStatus.CREATED))
                .location(URI.create("/accounts/" + name))
                .body(new Receipt(name, balance));
    }

    /** Runs before the work of a deposit. */
    public void before(String account, Runnable action) {
        before.put(account, action);
    }

    /** Runs after the work of a deposit, in the handler. */
    public void after(String account, Runnable action) {
        after.put(account, action);
    }

    public void respondWith(String account, HttpStatusCode status) {
        statuses.put(account, status);
    }
}
