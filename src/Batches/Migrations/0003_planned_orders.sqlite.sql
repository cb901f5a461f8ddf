create table planned_order (
    id text primary key,
    version text,
    site text not null,
    recipe text,
    product text,
    quantity text,
    line text,
    start_at integer,
    end_at integer,
    priority integer,
    phase text not null,
    batch text,
    differs integer not null,
    interface text not null,
    changed_at integer not null,
    number integer not null
) strict;
create index planned_order_number on planned_order (number);
create index planned_order_phase on planned_order (phase, number);
