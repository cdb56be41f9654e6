package io.plimsoll.engine.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.List;

/**
 * Netty's decoder, told whether the answer under way is one to a HEAD request, and stricter with
 * its first line and the values of its headers.
 */
final class AnswerDecoder extends HttpResponseDecoder {

    private static final int HEADER_BYTES_MAX = 65_536;
    private static final int LINE_BYTES_MAX = 8_192;
    private static final int CHUNK_BYTES_MAX = 65_536;

    /** Names are taken as they come: an odd one spoils nothing. */
    private static final HttpHeadersFactory HEADERS =
            DefaultHttpHeadersFactory.headersFactory()
                    .withNameValidation(false)
                    .withValueValidator(UnreadableAnswerException::refuseValue);

    private boolean head;
    private boolean begins;

    AnswerDecoder() {
        super(
                new HttpDecoderConfig()
                        .setMaxHeaderSize(HEADER_BYTES_MAX)
                        .setMaxInitialLineLength(LINE_BYTES_MAX)
                        .setMaxChunkSize(CHUNK_BYTES_MAX)
                        .setHeadersFactory(HEADERS)
                        .setTrailersFactory(HEADERS));
    }

    void expectHead(boolean isHead) {
        head = isHead;
        begins = true;
    }

    /** Whether there are bytes after the end of the answer: nobody has asked for them. */
    boolean hasSurplus() {
        return actualReadableBytes() > 0;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf read, List<Object> decoded)
            throws Exception {
        if (begins) {
            begins = false;
            UnreadableAnswerException.refuseOtherProtocols(read);
        }
        super.decode(context, read, decoded);
    }

    /** A higher minor version is read as ours (RFC 9110, 2.5). */
    @Override
    protected HttpMessage createMessage(String[] line) {
        UnreadableAnswerException.refuseFirstLine(line[0], line[1]);
        line[0] = line[0].equals("HTTP/1.0") ? line[0] : "HTTP/1.1";
        return super.createMessage(line);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        boolean last =
                message instanceof HttpResponse response
                        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
        return (head && last) || super.isContentAlwaysEmpty(message);
    }
}
