create table plant_enterprise (
    id text primary key,
    name text not null
) strict;

create table plant_site (
    id text primary key,
    name text not null,
    zone text not null,
    enterprise text not null
) strict;

create table plant_area (
    id text primary key,
    name text not null,
    site text not null
) strict;

create table plant_equipment (
    id text primary key,
    name text not null,
    level text not null,
    class text not null,
    site text not null,
    area text not null,
    parent text,
    condition text not null,
    batch text,
    calibration_due_on text
) strict;

create table plant_material (
    code text primary key,
    name text not null,
    kind text not null,
    unit text not null,
    gtin text
) strict;

-- Quantities are unscaled integers with a scale: "10.50" stays "10.50".
create table plant_lot (
    id text primary key,
    material text not null,
    site text not null,
    status text not null,
    unit text not null,
    on_hand_unscaled integer not null,
    on_hand_scale integer not null,
    received_unscaled integer not null,
    received_scale integer not null,
    supplier text not null,
    supplier_lot text not null,
    expiry_on text,
    received_at integer not null,
    zone text not null
) strict;
create index plant_lot_material on plant_lot (material, id);

create table plant_terminal (
    id text primary key,
    name text not null,
    site text not null,
    area text not null,
    state text not null,
    offered_at integer not null,
    enrolled_at integer,
    revoked_at integer
) strict;

-- Who signed in last at which terminal: the tiles of a shift.
create table plant_shift (
    terminal text not null,
    person text not null,
    at integer not null,
    primary key (terminal, person)
) strict;

-- Operational: what proves that a device is the terminal. Hashes only; the rows go when the terminal is revoked.
create table plant_terminal_key (
    terminal text primary key,
    code_hash blob,
    code_until integer,
    cookie_hash blob,
    last_seen integer
) strict;
create unique index plant_terminal_key_cookie on plant_terminal_key (cookie_hash);
create unique index plant_terminal_key_code on plant_terminal_key (code_hash);
