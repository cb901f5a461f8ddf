create table planned_order (
    id text collate "C" primary key,
    version text,
    site text not null,
    recipe text,
    product text,
    quantity text,
    line text,
    start_at bigint,
    end_at bigint,
    priority bigint,
    phase text not null,
    batch text,
    differs bigint not null,
    interface text not null,
    changed_at bigint not null,
    number bigint not null
);
create index planned_order_number on planned_order (number);
create index planned_order_phase on planned_order (phase, number);
