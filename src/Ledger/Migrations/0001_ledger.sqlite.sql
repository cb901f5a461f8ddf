create table ledger_head (
    id integer primary key check (id = 1),
    ledger_id text not null,
    kind text not null,
    number integer not null,
    at integer not null,
    hash blob not null
) strict;

create table ledger_entry (
    number integer primary key,
    stream text not null,
    version integer not null,
    at integer not null,
    zone text not null,
    offset_minutes integer not null,
    actor text not null,
    terminal text,
    type text not null,
    payload blob not null,
    previous_hash blob not null,
    hash blob not null,
    unique (stream, version)
) strict;
create index ledger_entry_type on ledger_entry (type, number);
create index ledger_entry_actor on ledger_entry (actor, number);
create index ledger_entry_at on ledger_entry (at, number);

create trigger ledger_entry_no_update before update on ledger_entry
begin select raise(abort, 'ledger-immutable: an entry is never changed'); end;
create trigger ledger_entry_no_delete before delete on ledger_entry
begin select raise(abort, 'ledger-immutable: an entry is never removed'); end;
create trigger ledger_entry_no_replace before insert on ledger_entry
when exists (select 1 from ledger_entry where number = new.number or (stream = new.stream and version = new.version))
begin select raise(abort, 'ledger-immutable: an entry is never replaced'); end;

create table ledger_stream (
    stream text primary key,
    version integer not null,
    number integer not null
) strict, without rowid;

create table ledger_content (
    hash blob primary key,
    media_type text not null,
    bytes blob not null,
    at integer not null
) strict;
create trigger ledger_content_no_update before update on ledger_content
begin select raise(abort, 'ledger-immutable: content is never changed'); end;
create trigger ledger_content_no_delete before delete on ledger_content
begin select raise(abort, 'ledger-immutable: content is never removed'); end;
create trigger ledger_content_no_replace before insert on ledger_content
when exists (select 1 from ledger_content where hash = new.hash)
begin select raise(abort, 'ledger-immutable: content is never replaced'); end;

create table idempotency (
    principal text not null,
    key text not null,
    body_hash text not null,
    at integer not null,
    first_number integer not null,
    status integer,
    media_type text,
    answer blob,
    primary key (principal, key)
) strict;
