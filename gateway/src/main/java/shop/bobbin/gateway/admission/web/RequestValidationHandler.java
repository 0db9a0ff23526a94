package shop.bobbin.gateway.admission.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ByteProcessor;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Netty handler that rejects bad requests with an RFC 9457 problem: those that violate {@link RequestRules}, and those whose
 * headers do not arrive in time. (A body has its time limit in {@link BodyLimitFilter}; here it only ends a connection on which
 * the rest of a body is missing after the response.) Without it Reactor Netty, the next handler, responds with an empty body and
 * logs a warning. There is one instance for each connection. A rejection closes the connection, because the start of the next
 * request is unknown.
 */
final class RequestValidationHandler extends ChannelDuplexHandler {

    private static final Logger log = LoggerFactory.getLogger(RequestValidationHandler.class);

    /** How long input is still read and discarded after a rejection: closing at once could destroy the response on its way. */
    private static final Duration LINGERING_CLOSE = Duration.ofSeconds(1);

    private final JsonMapper json;
    private final Duration readTimeout;

    /** The number of requests passed on whose response is not completely written. */
    private int pendingRequests;

    private boolean hasUndecodedBytes;
    private boolean isBodyIncomplete;
    private boolean isResponseStarted;
    private @Nullable RequestRejection rejection;
    private boolean isRejectionSent;
    private @Nullable Future<?> timeout;

    RequestValidationHandler(JsonMapper json, Duration readTimeout) {
        this.json = json;
        this.readTimeout = readTimeout;
    }

    /**
     * A handler in front of the decoder that detects the start of a request, since the decoder reports nothing until the
     * headers are complete. Empty lines do not count: the decoder skips them before a request (RFC 9112, section 2.2).
     */
    ChannelInboundHandlerAdapter requestStartDetector() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (!(bytes instanceof ByteBuf buffer) || buffer.forEachByte(ByteProcessor.FIND_NON_CRLF) >= 0) {
                    hasUndecodedBytes = true;
                }
                context.fireChannelRead(bytes);
            }
        };
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        boolean isIncomplete = hasUndecodedBytes || isBodyIncomplete;
        if (isIncomplete && pendingRequests == 0 && rejection == null && timeout == null) {
            timeout =
                    context.executor().schedule(() -> timedOut(context), readTimeout.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelReadComplete();
    }

    private void timedOut(ChannelHandlerContext context) {
        if (rejection == null && pendingRequests == 0) {
            if (isBodyIncomplete) {
                context.close();
            } else {
                reject(context, RequestRejection.TIMEOUT);
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        hasUndecodedBytes = false;
        if (rejection != null || !(message instanceof HttpObject part)) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest || message instanceof LastHttpContent) {
            cancelTimeout();
        }
        var reason = RequestRules.check(part);
        if (reason == null) {
            if (message instanceof HttpRequest) {
                pendingRequests++;
            }
            isBodyIncomplete = !(message instanceof LastHttpContent);
            context.fireChannelRead(message);
            return;
        }
        ReferenceCountUtil.release(message);
        if (message instanceof HttpRequest || pendingRequests == 1 && !isResponseStarted) {
            reject(context, reason);
        } else {
            // the invalid body of a request whose response was sent, at least in part
            context.close();
        }
    }

    private void reject(ChannelHandlerContext context, RequestRejection reason) {
        log.debug("Rejected a request: {}", reason);
        rejection = reason;
        cancelTimeout();
        boolean isForCurrentBody = isBodyIncomplete && pendingRequests == 1 && !isResponseStarted;
        if (pendingRequests == 0 || isForCurrentBody) {
            respond(context, reason);
        }
        context.channel().config().setAutoRead(true);
    }

    private void respond(ChannelHandlerContext context, RequestRejection reason) {
        isRejectionSent = true;
        context.writeAndFlush(reason.toResponse(json)).addListener((ChannelFutureListener) done -> {
            if (done.channel() instanceof DuplexChannel channel) {
                channel.shutdownOutput();
            }
            context.executor().schedule(() -> context.close(), LINGERING_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (isRejectionSent) {
            // the response of the application to a request that was rejected after all
            ReferenceCountUtil.release(message);
            promise.trySuccess();
            return;
        }
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise);
                return;
            }
            isResponseStarted = true;
        }
        context.write(message, promise);
        if (message instanceof LastHttpContent) {
            isResponseStarted = false;
            pendingRequests--;
            var reason = rejection;
            if (reason != null && pendingRequests == 0) {
                respond(context, reason);
            }
        }
    }

    private void cancelTimeout() {
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        cancelTimeout();
        super.channelInactive(context);
    }
}
