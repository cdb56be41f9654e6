package io.plimsoll.engine.protocol.http;

import io.netty.handler.codec.http.HttpResponse;
import io.plimsoll.engine.protocol.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests and answers as whoever looks on is shown them. */
final class Seen {

    private Seen() {}

    /**
     * @param more header lines that only this attempt has, each with its end
     */
    static Witness.Sent of(Redirect.Hop hop, CharSequence more) {
        Message message = hop.message();
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        message.headers().forEach((name, value) -> headers.add(Map.entry(name, value)));
        more.toString()
                .lines()
                .map(line -> line.split(": ", 2))
                .forEach(line -> headers.add(Map.entry(line[0], line[1])));
        return new Witness.Sent(message.method().name(), hop.url(), headers, message.body());
    }

    static Witness.Received of(Answer answer) {
        HttpResponse head = answer.head();
        return head == null
                ? new Witness.Received("", List.of(), answer.bytes())
                : new Witness.Received(
                        head.protocolVersion() + " " + head.status(),
                        head.headers().entries(),
                        answer.bytes());
    }
}
