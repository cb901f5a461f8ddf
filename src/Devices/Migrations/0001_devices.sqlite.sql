-- Operational: labels on their way to a printer. That a label was asked for, and why again, stands in the ledger.
create table device_print_job (
    id text primary key,
    printer text not null,
    site text not null,
    subject text not null,
    title text not null,
    content blob not null,
    person text not null,
    state text not null,
    attempts integer not null,
    fault text,
    queued_at integer not null,
    next_at integer not null,
    done_at integer
) strict;
create index device_print_job_due on device_print_job (state, next_at);
create index device_print_job_subject on device_print_job (subject, queued_at);
