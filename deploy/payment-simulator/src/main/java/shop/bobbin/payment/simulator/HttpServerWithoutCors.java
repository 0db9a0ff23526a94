package shop.bobbin.payment.simulator;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.FilterMapping;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/** WireMock's HTTP server without its CORS filter, which opens the admin API to web pages of any origin. No option removes it. */
final class HttpServerWithoutCors extends Jetty11HttpServer {

    HttpServerWithoutCors(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        super(options, admin, stubs);
    }

    @Override
    protected void decorateAdminServiceContextAfterConfig(ServletContextHandler context) {
        context.getServletHandler().setFilterMappings(new FilterMapping[0]);
        context.getServletHandler().setFilters(new FilterHolder[0]);
    }
}
