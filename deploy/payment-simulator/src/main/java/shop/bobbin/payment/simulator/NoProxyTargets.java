package shop.bobbin.payment.simulator;

import com.github.tomakehurst.wiremock.common.NetworkAddressRules;

/** Allows no address for proxying, webhooks and recordings, so that no stub can make this server call another one. */
enum NoProxyTargets implements NetworkAddressRules {
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
