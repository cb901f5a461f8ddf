create table batch_board (
    id text primary key,
    order_id text not null,
    lot_number text not null,
    site text not null,
    zone text not null,
    line text,
    recipe_id text not null,
    recipe_version text not null,
    recipe_hash text not null,
    recipe_title text not null,
    product_code text,
    product_name text,
    gtin text,
    planned text,
    planned_start integer,
    state text not null,
    disposition text not null,
    manufactured_on text,
    expires_on text,
    released_at integer not null,
    released_number integer not null,
    started_at integer,
    ended_at integer,
    decided_at integer,
    register_number text,
    changed_at integer not null,
    changed_number integer not null
) strict;
create index batch_board_site on batch_board (site, released_number);
create index batch_board_number on batch_board (released_number);

create table batch_operation (
    batch text not null,
    operation text not null,
    position integer not null,
    title text not null,
    total integer not null,
    done integer not null,
    primary key (batch, operation)
) strict;

create table batch_exception (
    id text primary key,
    batch text not null,
    site text not null,
    kind text not null,
    grade text not null,
    step text,
    number text,
    description text not null,
    opened_at integer not null,
    opened_by text not null,
    zone text not null,
    justified integer not null,
    concluded_at integer
) strict;
create index batch_exception_batch on batch_exception (batch);

-- Quantities are unscaled integers with a scale: "10.50" stays "10.50".
create table batch_consumption (
    batch text not null,
    step text not null,
    charge integer not null,
    lot text not null,
    material text not null,
    unscaled integer not null,
    scale integer not null,
    unit text not null,
    at integer not null,
    primary key (batch, step, charge)
) strict;
create index batch_consumption_lot on batch_consumption (lot, at);

-- Operational: drafts are no records and stay with their owner.
create table step_draft (
    person text not null,
    person_name text not null,
    batch text not null,
    step text not null,
    field text not null,
    value text not null,
    at integer not null,
    since integer not null,
    primary key (person, batch, step, field)
) strict;
create index step_draft_batch on step_draft (batch);
