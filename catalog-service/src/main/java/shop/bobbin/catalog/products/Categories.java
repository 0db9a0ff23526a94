package shop.bobbin.catalog.products;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The categories of the shop, in display order. */
@Component
public class Categories {

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Category> all() {
        return jdbc.sql("select id, name, description from categories order by position")
                .query((row, _) -> new Category(new CategoryId(row.getString(1)), row.getString(2), row.getString(3)))
                .list();
    }

    public void add(Category category) {
        jdbc.sql("""
                insert into categories (id, name, description, position)
                values (?, ?, ?, (select count(*) from categories)) on conflict do nothing""")
                .params(category.id().value(), category.name(), category.description())
                .update();
    }

    boolean contains(CategoryId id) {
        return jdbc.sql("select exists(select from categories where id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }
}
