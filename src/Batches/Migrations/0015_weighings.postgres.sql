-- Derived: containers by the balance that weighed them.
create table batch_weighing (
    container text collate "C" primary key,
    batch text collate "C" not null,
    balance text collate "C" not null,
    number bigint not null
);
create index batch_weighing_balance on batch_weighing (balance, number);
