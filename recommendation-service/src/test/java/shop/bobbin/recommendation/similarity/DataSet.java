package shop.bobbin.recommendation.similarity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A made-up haberdashery: 300 products, of which 200 belong to 40 planted groups of 5 (what one project needs, over
 * several categories), and orders that follow a group in 7 of 10 cases, each mixed with chance purchases after a skewed
 * popularity (Zipf). The seed is fixed: the same data each time.
 */
final class DataSet {

    private static final int PRODUCTS = 300;
    private static final int GROUPS = 40;
    private static final int GROUP_SIZE = 5;
    private static final double FOLLOWS_A_GROUP = 0.7;

    private final Random random;
    private final List<Sku> byPopularity = new ArrayList<>();
    private final List<List<Sku>> groups = new ArrayList<>();
    private final double[] zipfProducts = zipf(PRODUCTS, 0.9);
    private final double[] zipfGroups = zipf(GROUPS, 0.6);

    DataSet(long seed) {
        random = new Random(seed);
        IntStream.range(0, PRODUCTS).forEach(i -> byPopularity.add(new Sku("SKU-" + i)));
        List<Sku> shuffled = new ArrayList<>(byPopularity);
        Collections.shuffle(shuffled, random);
        for (int group = 0; group < GROUPS; group++) {
            groups.add(List.copyOf(shuffled.subList(group * GROUP_SIZE, (group + 1) * GROUP_SIZE)));
        }
        Collections.shuffle(byPopularity, random);
    }

    Product[] products() {
        return byPopularity.stream()
                .map(sku -> Some.product(sku.value(), "category-" + sku.value().hashCode() % 10))
                .toArray(Product[]::new);
    }

    List<List<Sku>> orders(int count) {
        return IntStream.range(0, count).mapToObj(i -> order()).toList();
    }

    private List<Sku> order() {
        Set<Sku> order = new LinkedHashSet<>();
        int chance = random.nextInt(3);
        if (random.nextDouble() < FOLLOWS_A_GROUP) {
            List<Sku> group = new ArrayList<>(groups.get(pick(zipfGroups)));
            Collections.shuffle(group, random);
            order.addAll(group.subList(0, 2 + random.nextInt(3)));
        } else {
            chance += 2;
        }
        int wanted = order.size() + chance;
        while (order.size() < wanted) {
            order.add(byPopularity.get(pick(zipfProducts)));
        }
        return List.copyOf(order);
    }

    private int pick(double[] cumulated) {
        double at = random.nextDouble();
        int index = 0;
        while (cumulated[index] < at) {
            index++;
        }
        return index;
    }

    private static double[] zipf(int size, double skew) {
        double[] weights = IntStream.rangeClosed(1, size)
                .mapToDouble(rank -> 1 / Math.pow(rank, skew))
                .toArray();
        double sum = java.util.Arrays.stream(weights).sum();
        double cumulated = 0;
        for (int i = 0; i < size; i++) {
            cumulated += weights[i] / sum;
            weights[i] = cumulated;
        }
        weights[size - 1] = 1;
        return weights;
    }
}
