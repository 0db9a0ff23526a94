create table payments (
    order_id         uuid primary key,
    amount           bigint      not null check (amount >= 0),
    currency         text        not null,
    card_token       text        not null,
    state            text        not null,
    authorisation_id text,
    attempts         int         not null,
    next_attempt_at  timestamptz not null,
    deadline         timestamptz not null
);

create index payments_to_be_served on payments (next_attempt_at) where state in ('AUTHORISING', 'CAPTURING', 'VOIDING');
