-- Operational: who has a batch before him just now. No record; it forgets itself.
create table batch_presence (
    batch text collate "C" not null,
    person text collate "C" not null,
    person_name text not null,
    step text,
    since bigint not null,
    seen_at bigint not null,
    primary key (batch, person)
);
create index batch_presence_seen on batch_presence (seen_at);
