package shop.bobbin.wishlist.alerts.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.alerts.AlertId;
import shop.bobbin.wishlist.alerts.Alerts;

@RestController
@RequestMapping("/wishlist/alerts")
class AlertsController {

    private final Alerts alerts;

    AlertsController(Alerts alerts) {
        this.alerts = alerts;
    }

    /**
     * @param unread the number of unread alerts, also of those that are not listed
     * @param alerts the newest 100, the newest first
     */
    record AlertsResponse(long unread, List<AlertResponse> alerts) {}

    @GetMapping
    AlertsResponse list(@CurrentCustomer CustomerId customer) {
        return new AlertsResponse(
                alerts.countUnread(customer),
                alerts.findNewest(customer).stream().map(AlertResponse::of).toList());
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markRead(@CurrentCustomer CustomerId customer, @PathVariable long id) {
        if (!alerts.markRead(customer, new AlertId(id))) {
            throw ProblemException.notFound("The alert does not exist.");
        }
    }
}
