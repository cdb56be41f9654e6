package io.plimsoll.engine.protocol.http;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;

/** Netty's decoder, told whether the answer under way is one to a HEAD request. */
final class AnswerDecoder extends HttpResponseDecoder {

    private static final int HEADER_BYTES_MAX = 65_536;
    private static final int LINE_BYTES_MAX = 8_192;
    private static final int CHUNK_BYTES_MAX = 65_536;

    private boolean head;

    AnswerDecoder() {
        super(
                new HttpDecoderConfig()
                        .setMaxHeaderSize(HEADER_BYTES_MAX)
                        .setMaxInitialLineLength(LINE_BYTES_MAX)
                        .setMaxChunkSize(CHUNK_BYTES_MAX)
                        .setValidateHeaders(false));
    }

    void expectHead(boolean isHead) {
        head = isHead;
    }

    /** Whether there are bytes after the end of the answer: nobody has asked for them. */
    boolean hasSurplus() {
        return actualReadableBytes() > 0;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        boolean last =
                message instanceof HttpResponse response
                        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
        return (head && last) || super.isContentAlwaysEmpty(message);
    }
}
