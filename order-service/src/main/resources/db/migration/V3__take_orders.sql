create table orders (
    id             uuid primary key,
    customer_id    text        not null,
    lines          jsonb       not null,
    total_amount   bigint      not null check (total_amount >= 0),
    total_currency text        not null,
    placed_at      timestamptz not null,
    status         text        not null,
    reason         text,
    charging       boolean     not null,
    version        bigint      not null
);

create index orders_of_a_customer on orders (customer_id, id desc);
create index orders_awaiting_stock on orders (placed_at) where status = 'PLACED';

create table order_history (
    order_id uuid        not null references orders,
    version  bigint      not null,
    status   text        not null,
    cause    text        not null,
    at       timestamptz not null,
    primary key (order_id, version)
);
