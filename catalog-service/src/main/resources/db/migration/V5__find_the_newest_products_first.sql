create index products_newest on products (added_at desc, sku) where not discontinued;
