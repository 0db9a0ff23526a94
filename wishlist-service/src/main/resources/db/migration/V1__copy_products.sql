-- One copy is in use. While it is built anew there is a second one, which then takes its place.
create table product_copies (
    id     bigint generated always as identity primary key,
    in_use boolean not null
);

create unique index product_copies_one_in_use on product_copies (in_use) where in_use;

insert into product_copies (in_use) values (true);

create table products (
    copy_id      bigint  not null references product_copies on delete cascade,
    sku          text    not null,
    version      bigint  not null,
    name         text    not null,
    amount       bigint  not null check (amount >= 0),
    currency     text    not null,
    availability text    not null,
    picture      text    not null,
    discontinued boolean not null,
    primary key (copy_id, sku)
);
