create table sharing_links (
    id          uuid primary key default gen_random_uuid(),
    customer_id text        not null,
    token_hash  bytea       not null unique,
    created_at  timestamptz not null
);

create index sharing_links_of_a_customer on sharing_links (customer_id);
