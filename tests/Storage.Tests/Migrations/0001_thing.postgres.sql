create table thing (id bigint primary key, name text not null);
create table thing_kind (id bigint primary key);
