create table categories (
    id          text primary key,
    name        text not null,
    description text not null,
    position    int  not null
);

-- array_to_string is only "stable", since it takes arrays of anything; for text it always gives the same
create function tag_words(text[]) returns text language sql immutable parallel safe
    return array_to_string($1, ' ');

create table products (
    sku            text        primary key,
    version        bigint      not null,
    name           text        not null,
    description    text        not null,
    category       text        not null references categories,
    tags           text[]      not null,
    price_amount   bigint      not null check (price_amount > 0),
    price_currency text        not null,
    availability   text        not null,
    discontinued   boolean     not null,
    added_at       timestamptz not null,
    words          tsvector    generated always as (
        setweight(to_tsvector('english', name), 'A') ||
        setweight(to_tsvector('english', tag_words(tags)), 'B') ||
        setweight(to_tsvector('english', description), 'C')) stored
);
create index products_words on products using gin (words);
create index products_tags on products using gin (tags);
create index products_category on products (category, name, sku) where not discontinued;
create index products_name on products (name, sku) where not discontinued;
create index products_price on products (price_amount, sku) where not discontinued;
