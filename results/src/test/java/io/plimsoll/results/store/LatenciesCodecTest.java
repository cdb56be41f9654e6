package io.plimsoll.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.Latencies;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What stands in a block is what HdrHistogram itself reads and writes. */
final class LatenciesCodecTest {

    private static final int HEAD_BYTES = 40;
    private static final int V2 = 0x1c849303 | 0x10;

    @Test
    void should_be_read_by_the_library_once_it_has_its_head() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Latencies latencies = new Latencies();
            Histogram expected = new Histogram(3);
            for (int i = random.nextInt(1, 1_000); i > 0; i--) {
                long nanos = random.nextLong(1L << random.nextInt(1, 40));
                latencies.record(nanos);
                expected.recordValue(nanos);
            }
            BlockOutput out = new BlockOutput();
            LatenciesCodec.write(latencies, out);

            BlockInput in = new BlockInput(out.bytes());
            assertThat((double) in.number()).isEqualTo(latencies.sum());
            assertThat(in.number()).isEqualTo(latencies.max());
            BlockOutput before = new BlockOutput();
            before.number((long) latencies.sum());
            before.number(latencies.max());
            int skipped = before.bytes().length;
            int length = out.bytes().length - skipped - 1; // without the 0 at its end
            ByteBuffer whole = ByteBuffer.allocate(HEAD_BYTES + length);
            whole.putInt(V2).putInt(length).putInt(0).putInt(3);
            whole.putLong(1).putLong(1L << 42).putDouble(1);
            whole.put(out.bytes(), skipped, length).flip();

            assertThat(Histogram.decodeFromByteBuffer(whole, 0)).as("%d", seed).isEqualTo(expected);
        }
    }
}
