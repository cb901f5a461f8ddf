-- What is measured again does not take away what was measured before: each reading says by which entry it was superseded, 0 while it counts.
-- Derived: the start fills it anew.
drop table batch_reading;
create table batch_reading (
    batch text not null,
    step text not null,
    part text not null,
    "row" integer not null,
    superseded integer not null,
    number text not null,
    kind text not null,
    value text not null,
    unit text,
    percent text,
    verdict text not null,
    corrections integer not null,
    title text,
    at integer not null,
    primary key (batch, step, part, "row", superseded)
) strict;
