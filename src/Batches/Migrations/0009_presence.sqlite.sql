-- Operational: who has a batch before him just now. No record; it forgets itself.
create table batch_presence (
    batch text not null,
    person text not null,
    person_name text not null,
    step text,
    since integer not null,
    seen_at integer not null,
    primary key (batch, person)
) strict;
create index batch_presence_seen on batch_presence (seen_at);
