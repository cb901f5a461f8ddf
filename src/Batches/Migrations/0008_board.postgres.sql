alter table batch_board add column planned_end bigint;
create index batch_board_ended on batch_board (ended_at);
create index batch_board_decided on batch_board (decided_at);
create index batch_board_undecided on batch_board (released_number) where disposition not in ('certified', 'rejected');

-- What the figures count of a batch beside its times and its exceptions.
create table batch_tally (
    batch text collate "C" primary key,
    corrections bigint not null,
    redone bigint not null,
    review_started_at bigint,
    reviewed_at bigint
);
create index batch_tally_reviewed on batch_tally (reviewed_at);

-- Kept beside the record: how a batch stood when somebody last looked, as of the entry "number". Made anew when it is older than the batch.
create table batch_standing (
    batch text collate "C" primary key,
    form bigint not null,
    number bigint not null,
    urgency bigint not null,
    hold_due bigint,
    who text not null,
    roles text not null,
    waits text not null,
    timer text
);

-- Operational: views of the board that people saved. They are no records.
create table board_view (
    id text collate "C" primary key,
    owner text not null,
    owner_name text not null,
    name text not null,
    search text not null,
    shared bigint not null,
    at bigint not null
);
create unique index board_view_name on board_view (owner, name);

create table board_view_default (
    person text collate "C" primary key,
    view text not null
);
