create table known_prices (
    sku          text primary key,
    version      bigint  not null,
    name         text    not null,
    amount       bigint  not null check (amount >= 0),
    currency     text    not null,
    discontinued boolean not null
);

-- One row.
create table catalog_contact (
    only_row    boolean primary key default true check (only_row),
    answered_at timestamptz not null
);

insert into catalog_contact (answered_at) values ('epoch');
