create table stock (
    sku      text primary key references products,
    received int not null default 0,
    on_hand  int not null default 0 check (on_hand >= 0),
    reserved int not null default 0 check (reserved >= 0),
    sold     int not null default 0 check (sold >= 0),
    constraint stock_is_conserved check (received = on_hand + reserved + sold)
);

create table reservations (
    order_id uuid        primary key,
    status   text        not null,
    made_at  timestamptz not null
);
create index reservations_open on reservations (made_at) where status = 'RESERVED';

create table reservation_lines (
    order_id uuid not null references reservations,
    sku      text not null references stock,
    quantity int  not null check (quantity > 0),
    primary key (order_id, sku)
);
