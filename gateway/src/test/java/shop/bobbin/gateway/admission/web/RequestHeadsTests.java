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

/** What comes from a connection, through Netty's own codec; the application is the test. */
class RequestHeadsTests {

    private static final String GOOD = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String BAD = "GET / HTTP/1.1\r\n\r\n";
    private static final String CHUNKED = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final RequestHeads heads = new RequestHeads(JsonMapper.shared(), Duration.ofSeconds(10));
    private final EmbeddedChannel connection = new EmbeddedChannel(heads.bytes(), new HttpServerCodec(), heads);

    @AfterEach
    void end() {
        connection.finishAndReleaseAll();
    }

    @Test
    void refuseOnlyWhatTheApplicationHasNotSeen() {
        send(GOOD);
        assertThat(requestsSeen()).isEqualTo(1);
        send(BAD);
        assertThat(requestsSeen()).isZero();
        assertThat(written()).isEmpty();
    }

    @Test
    void waitForTheAnswersToTheRequestsBefore() {
        send(GOOD + GOOD + BAD);
        answer();
        assertThat(written()).startsWith("HTTP/1.1 200 OK").doesNotContain("400");
        answer();
        assertThat(written()).startsWith("HTTP/1.1 200 OK").contains("HTTP/1.1 400 Bad Request");
        assertThat(connection.isOpen()).isTrue();
        pass(Duration.ofSeconds(2));
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void dropWhatComesAfterARefusal() {
        send(BAD + GOOD);
        send(GOOD);
        assertThat(requestsSeen()).isZero();
        assertThat(written()).containsOnlyOnce("HTTP/1.1");
    }

    @Test
    void answerInPlaceOfTheApplicationWhenItsRequestTurnsOutBad() {
        send(CHUNKED + "2\r\n{}\r\nZZ\r\n");
        assertThat(written()).startsWith("HTTP/1.1 400 ").contains("connection: close", "malformed-request");
        answer();
        assertThat(written()).isEmpty();
    }

    @Test
    void endTheConnectionWhenARequestTurnsOutBadAfterItsAnswer() {
        send(CHUNKED);
        answer();
        assertThat(written()).startsWith("HTTP/1.1 200 ");
        send("ZZ\r\n");
        assertThat(written()).isEmpty();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void doNotWaitForTheRestOfAHeadForever() {
        send("GET / HT");
        pass(Duration.ofSeconds(5));
        send("TP/1.1\r\nHo");
        pass(Duration.ofSeconds(6));
        assertThat(written()).startsWith("HTTP/1.1 408 Request Timeout");
        pass(Duration.ofSeconds(2));
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void endTheConnectionWhenTheRestOfAnAnsweredBodyDoesNotCome() {
        send(CHUNKED + "5\r\n");
        answer();
        written();
        send("{");
        pass(Duration.ofSeconds(6));
        send("}");
        pass(Duration.ofSeconds(6));
        assertThat(written()).isEmpty();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void leaveAConnectionAloneOnWhichNothingIsUnderWay() {
        pass(Duration.ofMinutes(1));
        send("GET / HTTP/1.1\r\nHost:");
        send(" localhost\r\n\r\n");
        pass(Duration.ofMinutes(1));
        answer();
        written();
        pass(Duration.ofMinutes(1));
        assertThat(connection.isOpen()).isTrue();
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r\n\r\n", "\n", "\r"})
    void ignoreEmptyLinesBetweenRequests(String lines) {
        send(lines);
        pass(Duration.ofMinutes(1));
        send(GOOD + lines);
        answer();
        written();
        send(lines);
        pass(Duration.ofMinutes(1));
        assertThat(written()).isEmpty();
        assertThat(connection.isOpen()).isTrue();
        send(GOOD);
        assertThat(requestsSeen()).isEqualTo(2);
    }

    @Test
    void waitNoLongerForAHeadThatBeginsAfterAnEmptyLine() {
        send("\r\nGET / HTTP/1.1\r\nHost: localhost");
        send("\r\n");
        pass(Duration.ofSeconds(11));
        assertThat(written()).startsWith("HTTP/1.1 408 Request Timeout");
    }

    @Test
    void sayToAnOldClientThatTheConnectionEndsWithTheAnswer() {
        send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        HttpUtil.setTransferEncodingChunked(response, true);
        connection.writeOutbound(response, LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(written()).isEqualTo("HTTP/1.1 200 OK\r\n\r\n");
    }

    @Test
    void passAnInterimAnswerOn() {
        send(CHUNKED);
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        assertThat(written()).startsWith("HTTP/1.1 100 Continue");
        send("ZZ\r\n");
        assertThat(written()).startsWith("HTTP/1.1 400 ");
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private void answer() {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        HttpUtil.setContentLength(response, 0);
        connection.writeOutbound(response);
    }

    private void pass(Duration time) {
        connection.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();
    }

    private int requestsSeen() {
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
