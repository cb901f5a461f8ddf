-- Every measured value of a batch: in-process checks, laboratory results and yields, for trends over its product.
create table batch_reading (
    batch text not null,
    step text not null,
    part text not null,
    "row" bigint not null,
    number text not null,
    kind text not null,
    value text not null,
    unit text,
    percent text,
    verdict text not null,
    corrections bigint not null,
    title text,
    at bigint not null,
    primary key (batch, step, part, "row")
);
alter table batch_board add column rework_of text;
create index batch_board_product on batch_board (product_code);
create index batch_board_rework on batch_board (rework_of);
