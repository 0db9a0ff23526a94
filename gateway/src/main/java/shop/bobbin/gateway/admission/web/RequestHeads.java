package shop.bobbin.gateway.admission.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ByteProcessor;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.bobbin.chassis.problem.Problems;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Netty handler that answers bad requests with a problem: what cannot be decoded, what RFC 9112 wants refused, and a
 * head that does not arrive in time. Without it Reactor Netty, before which it stands, answers with a bare status and logs
 * a warning. There is one for each connection. A refusal ends the connection, because it is not known where the next
 * request would begin.
 */
final class RequestHeads extends ChannelDuplexHandler {

    private static final Logger log = LoggerFactory.getLogger(RequestHeads.class);

    /** For so long, what is still sent is read and dropped: a client that is cut off while sending cannot read why. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private final JsonMapper json;
    private final Duration timeLimit;

    /** Requests that the application has seen, and not yet answered to the end. */
    private int unanswered;

    private boolean hasUndecoded;
    private boolean hasRestOfBody;
    private boolean isAnswering;
    private boolean isHttp10;
    private @Nullable Refusal refusal;
    private boolean isRefused;
    private @Nullable Future<?> deadline;

    RequestHeads(JsonMapper json, Duration timeLimit) {
        this.json = json;
        this.timeLimit = timeLimit;
    }

    /**
     * Sees the bytes before the decoder does, which says nothing of a head that is not complete. Empty lines begin none: the
     * decoder ignores them before a request (RFC 9112, 2.2).
     */
    ChannelInboundHandlerAdapter bytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (!(bytes instanceof ByteBuf buffer) || buffer.forEachByte(ByteProcessor.FIND_NON_CRLF) >= 0) {
                    hasUndecoded = true;
                }
                context.fireChannelRead(bytes);
            }
        };
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        boolean isWaiting = hasUndecoded || hasRestOfBody;
        if (isWaiting && unanswered == 0 && refusal == null && deadline == null) {
            deadline = context.executor().schedule(() -> late(context), timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelReadComplete();
    }

    private void late(ChannelHandlerContext context) {
        if (refusal == null && unanswered == 0) {
            if (hasRestOfBody) {
                context.close();
            } else {
                refuse(context, Refusal.LATE);
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        hasUndecoded = false;
        if (refusal != null || !(message instanceof HttpObject part)) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest || message instanceof LastHttpContent) {
            stopClock();
        }
        var found = complaint(part);
        if (found == null) {
            if (message instanceof HttpRequest) {
                unanswered++;
            }
            hasRestOfBody = !(message instanceof LastHttpContent);
            context.fireChannelRead(message);
            return;
        }
        ReferenceCountUtil.release(message);
        if (message instanceof HttpRequest || unanswered == 1 && !isAnswering) {
            refuse(context, found);
        } else {
            // the body of a request that has its answer, or a part of it
            context.close();
        }
    }

    private @Nullable Refusal complaint(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            return Refusal.of(part);
        }
        return part instanceof HttpRequest request ? complaint(request) : null;
    }

    private @Nullable Refusal complaint(HttpRequest request) {
        var version = request.protocolVersion();
        if (version.majorVersion() != 1 || !"HTTP".equals(version.protocolName())) {
            return Refusal.VERSION;
        }
        isHttp10 = version.minorVersion() == 0;
        if (isHttp10) {
            // It gets its answer without chunks, so that only the end of the connection can end it.
            request.headers().remove(HttpHeaderNames.CONNECTION);
        }
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        boolean isWithout = isHttp10 && hosts.isEmpty();
        if (!isWithout && (hosts.size() != 1 || !isHost(hosts.getFirst()))) {
            return Refusal.HOST;
        }
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !(codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))) {
            return Refusal.CODING;
        }
        if (request.method().equals(HttpMethod.OPTIONS) && request.uri().equals("*")) {
            return null;
        }
        String target = RequestTarget.of(request.uri());
        if (RequestTarget.isTooLong(target == null ? request.uri() : target)) {
            return Refusal.LONG_TARGET;
        }
        if (target == null) {
            return Refusal.TARGET;
        }
        request.setUri(target);
        return null;
    }

    private static boolean isHost(String host) {
        int port = host.lastIndexOf(':');
        return HOST.matcher(host).matches()
                && (host.endsWith("]") || port < 0 || Integer.parseInt(host.substring(port + 1)) <= 65_535);
    }

    private void refuse(ChannelHandlerContext context, Refusal why) {
        log.debug("A request was refused: {}", why);
        refusal = why;
        stopClock();
        boolean isOfBody = hasRestOfBody && unanswered == 1 && !isAnswering;
        if (unanswered == 0 || isOfBody) {
            answer(context, why);
        }
        context.channel().config().setAutoRead(true);
    }

    private void answer(ChannelHandlerContext context, Refusal why) {
        isRefused = true;
        context.writeAndFlush(response(why)).addListener((ChannelFutureListener) done -> {
            if (done.channel() instanceof DuplexChannel channel) {
                channel.shutdownOutput();
            }
            context.executor().schedule(() -> context.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private FullHttpResponse response(Refusal why) {
        var problem = Problems.of(why.type(), why.detail());
        problem.setStatus(why.status());
        byte[] body = json.writeValueAsBytes(problem);
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(why.status().value()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (isRefused) {
            // what the application had to say to a request that ended in a refusal
            ReferenceCountUtil.release(message);
            promise.trySuccess();
            return;
        }
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise);
                return;
            }
            isAnswering = true;
            if (isHttp10 && HttpUtil.isTransferEncodingChunked(response)) {
                response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
            }
        }
        context.write(message, promise);
        if (message instanceof LastHttpContent) {
            isAnswering = false;
            unanswered--;
            var why = refusal;
            if (why != null && unanswered == 0) {
                answer(context, why);
            }
        }
    }

    private void stopClock() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stopClock();
        super.channelInactive(context);
    }
}
