create table bench_row (number integer primary key, stream text not null, actor text not null, text text not null) strict;
create table bench_count (stream text primary key, entries integer not null, number integer not null) strict;
create table bench_bare (id integer primary key, bytes blob not null) strict;
