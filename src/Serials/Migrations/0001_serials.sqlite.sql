-- Operational: the secret that serials are drawn with (never in an entry; backed up with the database).
create table serials_key (
    id integer primary key check (id = 1),
    key blob not null
) strict;

-- Immutable content, staged invisibly: the packs of a commissioning, and what went into a case or pallet. A set becomes
-- visible when its entry is appended (serials_set, serials_link_set).
create table serials_unit (
    gtin text not null,
    serial text not null,
    set_id text not null,
    idx integer not null,
    primary key (gtin, serial)
) strict, without rowid;
create index serials_unit_set on serials_unit (set_id, idx);
-- A person may type the serial alone.
create index serials_unit_serial on serials_unit (serial);

create table serials_link (
    child text not null,
    set_id text not null,
    idx integer not null,
    primary key (child, set_id)
) strict, without rowid;
create index serials_link_set_idx on serials_link (set_id, idx);

create trigger serials_unit_no_update before update on serials_unit
begin select raise(abort, 'ledger-immutable: a pack is never changed'); end;
create trigger serials_unit_no_delete before delete on serials_unit
begin select raise(abort, 'ledger-immutable: a pack is never removed'); end;
create trigger serials_link_no_update before update on serials_link
begin select raise(abort, 'ledger-immutable: a packing is never changed'); end;
create trigger serials_link_no_delete before delete on serials_link
begin select raise(abort, 'ledger-immutable: a packing is never removed'); end;
-- SQLite has no roles; replacing a row is refused like changing it, whatever recursive_triggers says.
create trigger serials_unit_no_replace before insert on serials_unit
when exists (select 1 from serials_unit where gtin = new.gtin and serial = new.serial)
begin select raise(abort, 'ledger-immutable: a pack is never replaced'); end;
create trigger serials_link_no_replace before insert on serials_link
when exists (select 1 from serials_link where child = new.child and set_id = new.set_id)
begin select raise(abort, 'ledger-immutable: a packing is never replaced'); end;

-- Derived.
create table serials_set (
    set_id text primary key,
    batch text not null,
    gtin text not null,
    lot text not null,
    expiry text not null,
    product_name text not null,
    site text not null,
    count integer not null,
    number integer not null,
    at integer not null,
    zone text not null,
    actor text not null
) strict, without rowid;
create index serials_set_batch on serials_set (batch, number);
create index serials_set_lot on serials_set (lot, gtin);

create table serials_link_set (
    set_id text primary key,
    parent text not null,
    number integer not null,
    at integer not null
) strict, without rowid;
create index serials_link_set_parent on serials_link_set (parent, number);

create table serials_container (
    sscc text primary key,
    parent text,
    place_kind text not null,
    place text not null,
    status text not null,
    destination_kind text,
    destination text,
    quarantine integer not null,
    count integer not null,
    number integer not null,
    at integer not null,
    zone text not null
) strict, without rowid;
create index serials_container_parent on serials_container (parent);

create table serials_container_batch (
    sscc text not null,
    batch text not null,
    primary key (sscc, batch)
) strict, without rowid;
create index serials_container_batch_batch on serials_container_batch (batch);

create table serials_pack_state (
    gtin text not null,
    serial text not null,
    state text not null,
    since integer not null,
    location text not null,
    number integer not null,
    primary key (gtin, serial)
) strict, without rowid;

create table serials_recall (
    batch text primary key,
    reason text not null,
    at integer not null,
    number integer not null
) strict, without rowid;
