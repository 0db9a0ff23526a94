-- the default is for an instance of the version before, which may still run while this one starts
alter table products add column changed_at timestamptz not null default now();
