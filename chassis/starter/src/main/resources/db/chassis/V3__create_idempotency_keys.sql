create table idempotency_keys (
    caller      text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      int         not null,
    body        text        not null,
    location    text,
    created_at  timestamptz not null,
    primary key (caller, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
