package shop.bobbin.payment.simulator;

import java.util.stream.IntStream;

/**
 * Which entries may belong to a name. It knows hashes only, so a reader must check what it finds; in return a name costs some
 * 24 bytes instead of some 200, and a load test can go on for long in a small heap.
 */
final class SequenceIndex {

    private long[] hashes = new long[1024];
    private int[] sequences = new int[1024]; // 0 is a free slot
    private int size;

    void add(String name, int sequence) {
        if (++size > hashes.length / 2) {
            grow();
        }
        put(hash(name), sequence);
    }

    /** In ascending order. */
    IntStream find(String name) {
        long hash = hash(name);
        IntStream.Builder found = IntStream.builder();
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
        long[] oldHashes = hashes;
        int[] oldSequences = sequences;
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

    /** Polynomial, then finished as in MurmurHash3, so that the low bits alone choose a slot well. */
    private static long hash(String name) {
        long hash = name.length();
        for (int i = 0; i < name.length(); i++) {
            hash = hash * 0x100000001b3L + name.charAt(i);
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
