-- Derived.
create table distribution_partner (
    id text primary key,
    name text not null,
    kind text not null,
    gln text,
    region text not null,
    number integer not null
) strict, without rowid;

create table distribution_scan (
    path text not null,
    at integer not null,
    number integer not null,
    idx integer not null,
    verdict text not null,
    device text not null,
    region text,
    primary key (path, at, number, idx)
) strict, without rowid;
