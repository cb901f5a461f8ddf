create table plant_enterprise (
    id text collate "C" primary key,
    name text not null
);

create table plant_site (
    id text collate "C" primary key,
    name text not null,
    zone text not null,
    enterprise text not null
);

create table plant_area (
    id text collate "C" primary key,
    name text not null,
    site text not null
);

create table plant_equipment (
    id text collate "C" primary key,
    name text not null,
    level text not null,
    class text not null,
    site text not null,
    area text not null,
    parent text,
    condition text not null,
    batch text,
    calibration_due_on text
);

create table plant_material (
    code text collate "C" primary key,
    name text not null,
    kind text not null,
    unit text not null,
    gtin text
);

-- Quantities are unscaled integers with a scale: "10.50" stays "10.50".
create table plant_lot (
    id text collate "C" primary key,
    material text not null,
    site text not null,
    status text not null,
    unit text not null,
    on_hand_unscaled bigint not null,
    on_hand_scale bigint not null,
    received_unscaled bigint not null,
    received_scale bigint not null,
    supplier text not null,
    supplier_lot text not null,
    expiry_on text,
    received_at bigint not null,
    zone text not null
);
create index plant_lot_material on plant_lot (material, id);

create table plant_terminal (
    id text collate "C" primary key,
    name text not null,
    site text not null,
    area text not null,
    state text not null,
    offered_at bigint not null,
    enrolled_at bigint,
    revoked_at bigint
);

-- Who signed in last at which terminal: the tiles of a shift.
create table plant_shift (
    terminal text not null,
    person text not null,
    at bigint not null,
    primary key (terminal, person)
);

-- Operational: what proves that a device is the terminal. Hashes only; the rows go when the terminal is revoked.
create table plant_terminal_key (
    terminal text primary key,
    code_hash bytea,
    code_until bigint,
    cookie_hash bytea,
    last_seen bigint
);
create unique index plant_terminal_key_cookie on plant_terminal_key (cookie_hash);
create unique index plant_terminal_key_code on plant_terminal_key (code_hash);
