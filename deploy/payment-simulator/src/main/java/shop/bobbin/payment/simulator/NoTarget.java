package shop.bobbin.payment.simulator;

import com.github.tomakehurst.wiremock.common.NetworkAddressRules;

/** The addresses that a stub may pass requests on to, and that webhooks and recordings may call: none. */
enum NoTarget implements NetworkAddressRules {
    INSTANCE;

    @Override
    public boolean isAllowed(String address) {
        return false;
    }

    @Override
    public boolean isAllowedAll() {
        return false;
    }
}
