package shop.bobbin.gateway.admission.web;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

/** Adds {@link RequestValidationHandler} and {@link Http10Handler} to the Netty pipeline of each connection. */
@Configuration(proxyBeanMethods = false)
class RequestValidationConfiguration {

    @Bean
    NettyServerCustomizer requestValidation(JsonMapper json, AdmissionSettings settings) {
        return server -> server.doOnChannelInit((observer, channel, remote) -> {
            var validation = new RequestValidationHandler(json, settings.timeLimit());
            channel.pipeline()
                    .addBefore(NettyPipeline.HttpCodec, "bobbin.requestBytes", validation.requestStartDetector());
            channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "bobbin.requestValidation", validation);
            channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "bobbin.http10", new Http10Handler());
        });
    }
}
