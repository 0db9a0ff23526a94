-- The version counts every change of a basket; it outlives the lines, so that no old version comes back.
create table baskets (
    customer_id text primary key,
    version     bigint not null
);

create table basket_lines (
    customer_id text   not null references baskets,
    sku         text   not null,
    quantity    int    not null check (quantity between 1 and 99),
    position    bigint not null,
    primary key (customer_id, sku)
);
