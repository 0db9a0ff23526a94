package shop.bobbin.payment.simulator;

import java.util.stream.IntStream;

/**
 * Hash index from a text to the sequence numbers of its ledger entries. It stores hashes only, so a result may contain entries
 * of another text and must be checked. A text takes about 24 bytes instead of 200, for long load tests in a small heap.
 */
final class SequenceIndex {

    private long[] hashes = new long[1024];
    private int[] sequences = new int[1024]; // 0 is a free slot
    private int size;

    void add(String text, int sequence) {
        if (++size > hashes.length / 2) {
            grow();
        }
        put(hash(text), sequence);
    }

    /** Sequence numbers in ascending order. */
    IntStream find(String text) {
        long hash = hash(text);
        var found = IntStream.builder();
        for (int slot = slot(hash); sequences[slot] != 0; slot = next(slot)) {
            if (hashes[slot] == hash) {
                found.add(sequences[slot]);
            }
        }
        return found.build().sorted();
    }

    private void put(long hash, int sequence) {
        int slot = slot(hash);
        while (sequences[slot] != 0) {
            slot = next(slot);
        }
        hashes[slot] = hash;
        sequences[slot] = sequence;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldSequences = sequences;
        hashes = new long[oldHashes.length * 2];
        sequences = new int[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldSequences[i] != 0) {
                put(oldHashes[i], oldSequences[i]);
            }
        }
    }

    private int slot(long hash) {
        return (int) hash & (hashes.length - 1);
    }

    private int next(int slot) {
        return slot + 1 & (hashes.length - 1);
    }

    /** Polynomial hash with the finaliser of MurmurHash3, so that the low bits are well distributed. */
    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x100000001b3L + text.charAt(i);
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
