package shop.bobbin.gateway.admission.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Runs our handlers around Netty's codec in an embedded channel; the test acts as the application. */
class RequestValidationHandlerTests {

    private static final String VALID = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String INVALID = "GET / HTTP/1.1\r\n\r\n";
    private static final String CHUNKED = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final RequestValidationHandler handler =
            new RequestValidationHandler(JsonMapper.shared(), Duration.ofSeconds(10));
    private final EmbeddedChannel connection =
            new EmbeddedChannel(handler.requestStartDetector(), new HttpServerCodec(), handler, new Http10Handler());

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    @Test
    void sendsNoRejectionWhileAResponseIsPending() {
        send(VALID);
        assertThat(requestsPassedOn()).isEqualTo(1);
        send(INVALID);
        assertThat(requestsPassedOn()).isZero();
        assertThat(written()).isEmpty();
    }

    @Test
    void sendsARejectionAfterThePendingResponses() {
        send(VALID + VALID + INVALID);
        respond();
        assertThat(written()).startsWith("HTTP/1.1 200 OK").doesNotContain("400");
        respond();
        assertThat(written()).startsWith("HTTP/1.1 200 OK").contains("HTTP/1.1 400 Bad Request");
        assertThat(connection.isOpen()).isTrue();
        advance(Duration.ofSeconds(2));
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void discardsInputAfterARejection() {
        send(INVALID + VALID);
        send(VALID);
        assertThat(requestsPassedOn()).isZero();
        assertThat(written()).containsOnlyOnce("HTTP/1.1");
    }

    @Test
    void rejectsAnInvalidBodyInsteadOfTheResponseOfTheApplication() {
        send(CHUNKED + "2\r\n{}\r\nZZ\r\n");
        assertThat(written()).startsWith("HTTP/1.1 400 ").contains("connection: close", "malformed-request");
        respond();
        assertThat(written()).isEmpty();
    }

    @Test
    void closesTheConnectionOnAnInvalidBodyAfterTheResponse() {
        send(CHUNKED);
        respond();
        assertThat(written()).startsWith("HTTP/1.1 200 ");
        send("ZZ\r\n");
        assertThat(written()).isEmpty();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void timesOutWhenTheHeadersAreIncomplete() {
        send("GET / HT");
        advance(Duration.ofSeconds(5));
        send("TP/1.1\r\nHo");
        advance(Duration.ofSeconds(6));
        assertThat(written()).startsWith("HTTP/1.1 408 Request Timeout");
        advance(Duration.ofSeconds(2));
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void closesTheConnectionWhenABodyIsIncompleteAfterTheResponse() {
        send(CHUNKED + "5\r\n");
        respond();
        written();
        send("{");
        advance(Duration.ofSeconds(6));
        send("}");
        advance(Duration.ofSeconds(6));
        assertThat(written()).isEmpty();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void keepsAnIdleConnectionOpen() {
        advance(Duration.ofMinutes(1));
        send("GET / HTTP/1.1\r\nHost:");
        send(" localhost\r\n\r\n");
        advance(Duration.ofMinutes(1));
        respond();
        written();
        advance(Duration.ofMinutes(1));
        assertThat(connection.isOpen()).isTrue();
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r\n\r\n", "\n", "\r"})
    void ignoresEmptyLinesBetweenRequests(String lines) {
        send(lines);
        advance(Duration.ofMinutes(1));
        send(VALID + lines);
        respond();
        written();
        send(lines);
        advance(Duration.ofMinutes(1));
        assertThat(written()).isEmpty();
        assertThat(connection.isOpen()).isTrue();
        send(VALID);
        assertThat(requestsPassedOn()).isEqualTo(2);
    }

    @Test
    void timesOutAlsoAfterAnEmptyLine() {
        send("\r\nGET / HTTP/1.1\r\nHost: localhost");
        send("\r\n");
        advance(Duration.ofSeconds(11));
        assertThat(written()).startsWith("HTTP/1.1 408 Request Timeout");
    }

    @Test
    void doesNotChunkAResponseToHttp10() {
        send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        HttpUtil.setTransferEncodingChunked(response, true);
        connection.writeOutbound(response, LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(written()).isEqualTo("HTTP/1.1 200 OK\r\n\r\n");
    }

    @Test
    void forwardsAnInformationalResponse() {
        send(CHUNKED);
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        assertThat(written()).startsWith("HTTP/1.1 100 Continue");
        send("ZZ\r\n");
        assertThat(written()).startsWith("HTTP/1.1 400 ");
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private void respond() {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        HttpUtil.setContentLength(response, 0);
        connection.writeOutbound(response);
    }

    private void advance(Duration time) {
        connection.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();
    }

    private int requestsPassedOn() {
        int requests = 0;
        for (Object message = connection.readInbound(); message != null; message = connection.readInbound()) {
            requests += message instanceof HttpRequest ? 1 : 0;
            ReferenceCountUtil.release(message);
        }
        return requests;
    }

    private String written() {
        var text = new StringBuilder();
        for (ByteBuf bytes = connection.readOutbound(); bytes != null; bytes = connection.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.ISO_8859_1));
            bytes.release();
        }
        return text.toString();
    }
}
