-- Derived: the lots of bulk that batches made.
create table batch_produced (
    lot text primary key,
    batch text not null,
    material text not null
) strict;
create index batch_produced_batch on batch_produced (batch);
