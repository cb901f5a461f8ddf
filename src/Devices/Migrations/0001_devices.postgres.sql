-- Operational: labels on their way to a printer. That a label was asked for, and why again, stands in the ledger.
create table device_print_job (
    id text collate "C" primary key,
    printer text not null,
    site text not null,
    subject text collate "C" not null,
    title text not null,
    content bytea not null,
    person text not null,
    state text not null,
    attempts bigint not null,
    fault text,
    queued_at bigint not null,
    next_at bigint not null,
    done_at bigint
);
create index device_print_job_due on device_print_job (state, next_at);
create index device_print_job_subject on device_print_job (subject, queued_at);
