-- The version counts every change of a wishlist; it outlives the wishes, so that no old version comes back.
create table wishlists (
    customer_id text primary key,
    version     bigint not null
);

create table wishes (
    customer_id         text        not null references wishlists,
    sku                 text        not null,
    position            bigint      not null,
    amount_when_added   bigint      not null check (amount_when_added >= 0),
    currency_when_added text        not null,
    added_at            timestamptz not null,
    primary key (customer_id, sku)
);
