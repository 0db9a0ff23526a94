create table account (
    name    text   primary key,
    version bigint not null,
    balance bigint not null
);

-- What the listener makes of the events: adding is not idempotent by nature, so an event that counts twice is seen here.
create table statement (
    account text   primary key,
    balance bigint not null,
    events  bigint not null
);
