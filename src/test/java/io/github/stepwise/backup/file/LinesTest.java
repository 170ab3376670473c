package io.github.stepwise.backup.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void findsWhatLookingAtEveryByteFinds() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int at = 0; at < bytes.length; at++) {
                // Neighbours of the newline, and bytes with the highest bit, are what a clever search mistakes for it.
                bytes[at] =
                        new byte[] {9, 11, 10, (byte) 0x8A, 0, -1, 'a'}[random.nextInt(random.nextBoolean() ? 7 : 2)];
            }
            int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            int naive = from;
            while (naive < bytes.length && bytes[naive] != '\n') {
                naive++;
            }
            assertThat(Lines.end(bytes, from, bytes.length)).isEqualTo(naive);
        }
    }
}
