alter table batch_exception add column phase text;
alter table batch_exception add column master_step text;
alter table batch_exception add column equipment text;
alter table batch_exception add column recipe_id text;
alter table batch_exception add column product_code text;
alter table batch_exception add column product_name text;
alter table batch_exception add column route_since bigint not null default 0;
alter table batch_exception add column assessed bigint not null default 0;
alter table batch_exception add column overdue_at bigint;
alter table batch_exception add column root_cause text;
alter table batch_exception add column product_impact bigint;
alter table batch_exception add column reopened bigint not null default 0;
update batch_exception set
    route_since = opened_at, master_step = step,
    recipe_id = (select recipe_id from batch_board where id = batch_exception.batch),
    product_code = (select product_code from batch_board where id = batch_exception.batch),
    product_name = (select product_name from batch_board where id = batch_exception.batch);
create index batch_exception_opened on batch_exception (opened_at, id);

create table batch_capa (
    exception text collate "C" not null,
    capa text collate "C" not null,
    batch text collate "C" not null,
    site text not null,
    what text not null,
    owner text not null,
    due_on text not null,
    at bigint not null,
    closed_at bigint,
    result text,
    primary key (exception, capa)
);

-- Which batches had which equipment, and how often it had been cleaned before: the same run is the same cleaning.
create table batch_equipment (
    equipment text collate "C" not null,
    batch text collate "C" not null,
    step text collate "C" not null,
    run bigint not null,
    at bigint not null,
    primary key (equipment, batch, step)
);
create index batch_equipment_batch on batch_equipment (batch);

create table equipment_run (
    equipment text collate "C" primary key,
    run bigint not null
);
