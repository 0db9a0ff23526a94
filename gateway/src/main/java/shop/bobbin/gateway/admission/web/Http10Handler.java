package shop.bobbin.gateway.admission.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;

/**
 * A Netty handler that answers a request of HTTP/1.0 in a way that its client understands: without chunks and without
 * keep-alive, so that closing the connection marks the end of the response.
 */
final class Http10Handler extends ChannelDuplexHandler {

    private boolean isHttp10;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            isHttp10 = RequestRules.isHttp10(request);
            if (isHttp10) {
                request.headers().remove(HttpHeaderNames.CONNECTION);
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (isHttp10 && message instanceof HttpResponse response && HttpUtil.isTransferEncodingChunked(response)) {
            response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
        }
        context.write(message, promise);
    }
}
