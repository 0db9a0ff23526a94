package shop.bobbin.recommendation.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Generates the synthetic data set: 300 products, of which 200 belong to 40 groups of 5 (the products of one project, from
 * several categories), and orders, of which 7 of 10 have products of one group. Each order also has random products, chosen
 * with a skewed popularity (Zipf). The same seed generates the same data.
 */
final class SyntheticOrders {

    private static final int PRODUCTS = 300;
    private static final int GROUPS = 40;
    private static final int GROUP_SIZE = 5;
    private static final double GROUP_ORDER_SHARE = 0.7;

    private final Random random;
    private final List<Sku> byPopularity = new ArrayList<>();
    private final List<List<Sku>> groups = new ArrayList<>();
    private final double[] zipfProducts = zipf(PRODUCTS, 0.9);
    private final double[] zipfGroups = zipf(GROUPS, 0.6);

    SyntheticOrders(long seed) {
        random = new Random(seed);
        IntStream.range(0, PRODUCTS).forEach(i -> byPopularity.add(new Sku("SKU-" + i)));
        var shuffled = new ArrayList<>(byPopularity);
        Collections.shuffle(shuffled, random);
        for (int group = 0; group < GROUPS; group++) {
            groups.add(List.copyOf(shuffled.subList(group * GROUP_SIZE, (group + 1) * GROUP_SIZE)));
        }
        Collections.shuffle(byPopularity, random);
    }

    Product[] products() {
        return byPopularity.stream()
                .map(sku ->
                        TestData.product(sku.value(), "category-" + sku.value().hashCode() % 10))
                .toArray(Product[]::new);
    }

    List<List<Sku>> orders(int count) {
        return IntStream.range(0, count).mapToObj(i -> order()).toList();
    }

    private List<Sku> order() {
        var order = new LinkedHashSet<Sku>();
        int randomItems = random.nextInt(3);
        if (random.nextDouble() < GROUP_ORDER_SHARE) {
            var group = new ArrayList<>(groups.get(pick(zipfGroups)));
            Collections.shuffle(group, random);
            order.addAll(group.subList(0, 2 + random.nextInt(3)));
        } else {
            randomItems += 2;
        }
        int size = order.size() + randomItems;
        while (order.size() < size) {
            order.add(byPopularity.get(pick(zipfProducts)));
        }
        return List.copyOf(order);
    }

    private int pick(double[] cumulative) {
        double target = random.nextDouble();
        int index = 0;
        while (cumulative[index] < target) {
            index++;
        }
        return index;
    }

    private static double[] zipf(int size, double skew) {
        double[] weights = IntStream.rangeClosed(1, size)
                .mapToDouble(rank -> 1 / Math.pow(rank, skew))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        double cumulative = 0;
        for (int i = 0; i < size; i++) {
            cumulative += weights[i] / sum;
            weights[i] = cumulative;
        }
        weights[size - 1] = 1;
        return weights;
    }
}
