create table thing (id integer primary key, name text not null) strict;
create table thing_kind (id integer primary key) strict;
