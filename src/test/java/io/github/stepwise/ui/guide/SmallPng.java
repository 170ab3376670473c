package io.github.stepwise.ui.guide;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes pictures of windows with 256 colours: a third of the bytes, and nobody sees it, since windows have few colours and
 * many shades between letters and ground.
 */
final class SmallPng {
    private static final int COLOURS = 256;

    private SmallPng() {}

    /** @param image opaque */
    static void write(BufferedImage image, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(0); // the smallest, it is always the same picture
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(indexed(image), null, null), how);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage indexed(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        int[] palette = palette(pixels);
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
        Map<Integer, Integer> known = new HashMap<>();
        for (int i = 0; i < pixels.length; i++) {
            int index = known.computeIfAbsent(pixels[i], colour -> nearest(palette, colour));
            indexed.getRaster().setSample(i % width, i / width, 0, index);
        }
        return indexed;
    }

    /** One after the other the colour that would be missed most: for its pixels, and for how far off the nearest one is. */
    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        int[] colours = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
        long[] missed = Arrays.stream(colours).mapToLong(counts::get).toArray();
        int[] off = new int[colours.length];
        Arrays.fill(off, Integer.MAX_VALUE);
        int[] palette = new int[Math.min(COLOURS, colours.length)];
        for (int i = 0; i < palette.length; i++) {
            int next = 0;
            for (int j = 1; j < colours.length; j++) {
                next = missed[j] > missed[next] ? j : next;
            }
            palette[i] = colours[next];
            for (int j = 0; j < colours.length; j++) {
                off[j] = Math.min(off[j], distance(colours[j], palette[i]));
                missed[j] = (long) off[j] * counts.get(colours[j]);
            }
        }
        return palette;
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            best = distance(palette[i], colour) < distance(palette[best], colour) ? i : best;
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += difference * difference;
        }
        return sum;
    }
}
