-- Lots that a batch made, under the names that they have in stock.
create table batch_produced (
    batch text not null,
    lot text not null,
    material text not null,
    primary key (batch, lot)
) strict;
create index batch_produced_lot on batch_produced (lot);
