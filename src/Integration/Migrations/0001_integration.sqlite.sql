-- Derived.
create table integration_message (
    key text primary key,
    direction text not null,
    interface text not null,
    sender text,
    bod_id text,
    kind text,
    state text not null,
    reason text,
    content text not null,
    bytes integer not null,
    answer text,
    subject text not null,
    repeats integer not null,
    at integer not null,
    number integer not null
) strict;
create index integration_message_number on integration_message (number);
create index integration_message_interface on integration_message (interface, number);
create index integration_message_at on integration_message (interface, at);

create table integration_reconciliation (
    number integer primary key,
    interface text not null,
    from_at integer not null,
    to_at integer not null,
    count integer not null,
    hash text not null,
    their_count integer not null,
    their_hash text not null,
    equal integer not null,
    by_whom text not null,
    at integer not null
) strict;

create table integration_webhook (
    id text primary key,
    name text not null,
    url text not null,
    events text not null,
    site text,
    state text not null,
    from_number integer not null,
    changed_at integer not null
) strict;

-- Operational: how far a reader of the ledger has come; the secrets of webhooks, sealed; their queue and delivery log.
create table integration_cursor (
    name text primary key,
    number integer not null
) strict;

create table integration_secret (
    webhook text primary key,
    sealed blob not null
) strict;

create table integration_delivery (
    id text primary key,
    webhook text not null,
    event text not null,
    entry integer not null,
    subject text not null,
    body text not null,
    body_hash text not null,
    state text not null,
    tries integer not null,
    due_at integer not null,
    status integer,
    error text,
    made_at integer not null,
    done_at integer
) strict;
create index integration_delivery_due on integration_delivery (state, due_at);
create index integration_delivery_webhook on integration_delivery (webhook, made_at);
create index integration_delivery_made on integration_delivery (made_at);
