-- Up to where a dead letter topic has been replayed. Not in Kafka: it forgets the offsets of a group without members after a
-- week, and dead letters are kept for longer.
create table dead_letter_positions (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);
