create table note_row (number integer primary key, actor text not null, text text not null) strict;
create table note_count (stream text primary key, notes integer not null) strict;
