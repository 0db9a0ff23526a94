-- The chassis owns the idempotency keys. It has created its table before this migration, empty: the one with the keys takes its
-- place. The view serves instances of the previous version during a rolling update; they delete expired keys by ctid.
drop table chassis.idempotency_keys;
alter table idempotency_keys set schema chassis;
create view idempotency_keys as select *, ctid from chassis.idempotency_keys;
