create table note_row (number bigint primary key, actor text not null, text text not null);
create table note_count (stream text primary key, notes bigint not null);
