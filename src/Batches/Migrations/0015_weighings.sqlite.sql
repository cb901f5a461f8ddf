-- Derived: containers by the balance that weighed them.
create table batch_weighing (
    container text primary key,
    batch text not null,
    balance text not null,
    number integer not null
) strict;
create index batch_weighing_balance on batch_weighing (balance, number);
