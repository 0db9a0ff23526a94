create table judged_products (
    sku          text primary key,
    version      bigint not null,
    availability text   not null
);

create table price_marks (
    customer_id text   not null,
    sku         text   not null,
    amount      bigint not null check (amount >= 0),
    currency    text   not null,
    primary key (sku, customer_id)
);

create table alerts (
    id            bigint generated always as identity primary key,
    customer_id   text        not null,
    kind          text        not null,
    sku           text        not null,
    name          text        not null,
    amount        bigint      not null,
    currency      text        not null,
    amount_before bigint,
    availability  text        not null,
    created_at    timestamptz not null,
    read_at       timestamptz
);

create index alerts_of_a_customer on alerts (customer_id, id desc);
create index alerts_by_age on alerts (created_at);
