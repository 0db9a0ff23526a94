package shop.bobbin.gateway.admission.web;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RequestHeadsConfiguration {

    @Bean
    NettyServerCustomizer requestHeads(JsonMapper json, AdmissionSettings settings) {
        return server -> server.doOnChannelInit((observer, channel, remote) -> {
            var heads = new RequestHeads(json, settings.timeLimit());
            channel.pipeline().addBefore(NettyPipeline.HttpCodec, "bobbin.requestBytes", heads.bytes());
            channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "bobbin.requestHeads", heads);
        });
    }
}
