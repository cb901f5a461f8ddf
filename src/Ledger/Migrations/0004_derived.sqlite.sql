-- Operational: the form in which the derived tables were computed. The start computes them anew where this version keeps them otherwise.
create table ledger_derived (
    id integer primary key check (id = 1),
    shape text not null
) strict;
