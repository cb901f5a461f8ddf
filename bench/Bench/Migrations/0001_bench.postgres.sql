create table bench_row (number bigint primary key, stream text not null, actor text not null, text text not null);
create table bench_count (stream text primary key, entries bigint not null, number bigint not null);
create table bench_bare (id bigint primary key, bytes bytea not null);
