-- Derived.
create table distribution_partner (
    id text collate "C" primary key,
    name text not null,
    kind text not null,
    gln text,
    region text not null,
    number bigint not null
);

create table distribution_scan (
    path text collate "C" not null,
    at bigint not null,
    number bigint not null,
    idx bigint not null,
    verdict text not null,
    device text not null,
    region text,
    primary key (path, at, number, idx)
);
