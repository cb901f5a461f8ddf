alter table batch_board add column planned_end integer;
create index batch_board_ended on batch_board (ended_at);
create index batch_board_decided on batch_board (decided_at);
create index batch_board_undecided on batch_board (released_number) where disposition not in ('certified', 'rejected');

-- What the figures count of a batch beside its times and its exceptions.
create table batch_tally (
    batch text primary key,
    corrections integer not null,
    redone integer not null,
    review_started_at integer,
    reviewed_at integer
) strict;
create index batch_tally_reviewed on batch_tally (reviewed_at);

-- Kept beside the record: how a batch stood when somebody last looked, as of the entry "number". Made anew when it is older than the batch.
create table batch_standing (
    batch text primary key,
    form integer not null,
    number integer not null,
    urgency integer not null,
    hold_due integer,
    who text not null,
    roles text not null,
    waits text not null,
    timer text
) strict;

-- Operational: views of the board that people saved. They are no records.
create table board_view (
    id text primary key,
    owner text not null,
    owner_name text not null,
    name text not null,
    search text not null,
    shared integer not null,
    at integer not null
) strict;
create unique index board_view_name on board_view (owner, name);

create table board_view_default (
    person text primary key,
    view text not null
) strict;
