-- Derived.
create table integration_message (
    key text collate "C" primary key,
    direction text not null,
    interface text not null,
    sender text,
    bod_id text,
    kind text,
    state text not null,
    reason text,
    content text not null,
    bytes bigint not null,
    answer text,
    subject text not null,
    repeats bigint not null,
    at bigint not null,
    number bigint not null
);
create index integration_message_number on integration_message (number);
create index integration_message_interface on integration_message (interface, number);
create index integration_message_at on integration_message (interface, at);

create table integration_reconciliation (
    number bigint primary key,
    interface text not null,
    from_at bigint not null,
    to_at bigint not null,
    count bigint not null,
    hash text not null,
    their_count bigint not null,
    their_hash text not null,
    equal bigint not null,
    by_whom text not null,
    at bigint not null
);

create table integration_webhook (
    id text collate "C" primary key,
    name text not null,
    url text not null,
    events text not null,
    site text,
    state text not null,
    from_number bigint not null,
    changed_at bigint not null
);

-- Operational: how far a reader of the ledger has come; the secrets of webhooks, sealed; their queue and delivery log.
create table integration_cursor (
    name text collate "C" primary key,
    number bigint not null
);

create table integration_secret (
    webhook text collate "C" primary key,
    sealed bytea not null
);

create table integration_delivery (
    id text collate "C" primary key,
    webhook text not null,
    event text not null,
    entry bigint not null,
    subject text not null,
    body text not null,
    body_hash text not null,
    state text not null,
    tries bigint not null,
    due_at bigint not null,
    status bigint,
    error text,
    made_at bigint not null,
    done_at bigint
);
create index integration_delivery_due on integration_delivery (state, due_at);
create index integration_delivery_webhook on integration_delivery (webhook, made_at);
create index integration_delivery_made on integration_delivery (made_at);
