-- Operational: the secret that serials are drawn with (never in an entry; backed up with the database).
create table serials_key (
    id bigint primary key check (id = 1),
    key bytea not null
);

-- Immutable content, staged invisibly: the packs of a commissioning, and what went into a case or pallet. A set becomes
-- visible when its entry is appended (serials_set, serials_link_set).
create table serials_unit (
    gtin text collate "C" not null,
    serial text collate "C" not null,
    set_id text collate "C" not null,
    idx bigint not null,
    primary key (gtin, serial)
);
create index serials_unit_set on serials_unit (set_id, idx);
-- A person may type the serial alone.
create index serials_unit_serial on serials_unit (serial);

create table serials_link (
    child text collate "C" not null,
    set_id text collate "C" not null,
    idx bigint not null,
    primary key (child, set_id)
);
create index serials_link_set_idx on serials_link (set_id, idx);

create trigger serials_unit_no_change before update or delete on serials_unit
    for each row execute function ledger_immutable();
create trigger serials_unit_no_truncate before truncate on serials_unit
    for each statement execute function ledger_immutable();
create trigger serials_link_no_change before update or delete on serials_link
    for each row execute function ledger_immutable();
create trigger serials_link_no_truncate before truncate on serials_link
    for each statement execute function ledger_immutable();

-- Derived.
create table serials_set (
    set_id text collate "C" primary key,
    batch text collate "C" not null,
    gtin text collate "C" not null,
    lot text collate "C" not null,
    expiry text not null,
    product_name text not null,
    site text not null,
    count bigint not null,
    number bigint not null,
    at bigint not null,
    zone text not null,
    actor text not null
);
create index serials_set_batch on serials_set (batch, number);
create index serials_set_lot on serials_set (lot, gtin);

create table serials_link_set (
    set_id text collate "C" primary key,
    parent text collate "C" not null,
    number bigint not null,
    at bigint not null
);
create index serials_link_set_parent on serials_link_set (parent, number);

create table serials_container (
    sscc text collate "C" primary key,
    parent text collate "C",
    place_kind text not null,
    place text not null,
    status text not null,
    destination_kind text,
    destination text,
    quarantine bigint not null,
    count bigint not null,
    number bigint not null,
    at bigint not null,
    zone text not null
);
create index serials_container_parent on serials_container (parent);

create table serials_container_batch (
    sscc text collate "C" not null,
    batch text collate "C" not null,
    primary key (sscc, batch)
);
create index serials_container_batch_batch on serials_container_batch (batch);

create table serials_pack_state (
    gtin text collate "C" not null,
    serial text collate "C" not null,
    state text not null,
    since bigint not null,
    location text not null,
    number bigint not null,
    primary key (gtin, serial)
);

create table serials_recall (
    batch text collate "C" primary key,
    reason text not null,
    at bigint not null,
    number bigint not null
);
