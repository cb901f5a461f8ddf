create table ledger_head (
    id bigint primary key check (id = 1),
    ledger_id text not null,
    kind text not null,
    number bigint not null,
    at bigint not null,
    hash bytea not null
);

create table ledger_entry (
    number bigint primary key,
    stream text collate "C" not null,
    version bigint not null,
    at bigint not null,
    zone text not null,
    offset_minutes bigint not null,
    actor text not null,
    terminal text,
    type text not null,
    payload bytea not null,
    previous_hash bytea not null,
    hash bytea not null,
    unique (stream, version)
);
create index ledger_entry_type on ledger_entry (type, number);
create index ledger_entry_actor on ledger_entry (actor, number);
create index ledger_entry_at on ledger_entry (at, number);


create table ledger_stream (
    stream text collate "C" primary key,
    version bigint not null,
    number bigint not null
);

create table ledger_content (
    hash bytea primary key,
    media_type text not null,
    bytes bytea not null,
    at bigint not null
);

create table idempotency (
    principal text not null,
    key text not null,
    body_hash text not null,
    at bigint not null,
    first_number bigint not null,
    status bigint,
    media_type text,
    answer bytea,
    primary key (principal, key)
);

create function ledger_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'ledger-immutable: % is never changed or removed (%)', tg_table_name, tg_op;
end $$;
create trigger ledger_entry_no_change before update or delete on ledger_entry
    for each row execute function ledger_immutable();
create trigger ledger_entry_no_truncate before truncate on ledger_entry
    for each statement execute function ledger_immutable();
create trigger ledger_content_no_change before update or delete on ledger_content
    for each row execute function ledger_immutable();
create trigger ledger_content_no_truncate before truncate on ledger_content
    for each statement execute function ledger_immutable();
