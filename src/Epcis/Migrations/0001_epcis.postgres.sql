-- Immutable content: what was captured, byte for byte, with the columns that queries look at (a function of the bytes).
-- Rows are staged first and are invisible until an entry publishes their capture (epcis_capture).
create table epcis_document (
    capture_id text collate "C" primary key,
    context bytea not null,
    head bytea not null
);

create table epcis_event (
    capture_id text collate "C" not null,
    idx bigint not null,
    bytes bytea not null,
    event_id text collate "C" not null,
    declares_error bigint not null,
    type text not null,
    event_time bigint not null,
    action text,
    biz_step text,
    disposition text,
    read_point text,
    biz_location text,
    transformation_id text,
    primary key (capture_id, idx)
);
create index epcis_event_event_id on epcis_event (event_id);
create index epcis_event_time on epcis_event (event_time);

create table epcis_event_epc (
    epc text collate "C" not null,
    capture_id text collate "C" not null,
    idx bigint not null,
    role bigint not null,
    primary key (epc, capture_id, idx, role)
);
create index epcis_event_epc_event on epcis_event_epc (capture_id, idx, role);

create trigger epcis_document_no_change before update or delete on epcis_document
    for each row execute function ledger_immutable();
create trigger epcis_document_no_truncate before truncate on epcis_document
    for each statement execute function ledger_immutable();
create trigger epcis_event_no_change before update or delete on epcis_event
    for each row execute function ledger_immutable();
create trigger epcis_event_no_truncate before truncate on epcis_event
    for each statement execute function ledger_immutable();
create trigger epcis_event_epc_no_change before update or delete on epcis_event_epc
    for each row execute function ledger_immutable();
create trigger epcis_event_epc_no_truncate before truncate on epcis_event_epc
    for each statement execute function ledger_immutable();

-- Derived: written by the projection of epcis-captured and epcis-capture-refused, emptied and filled again by a rebuild.
create table epcis_capture (
    capture_id text collate "C" primary key,
    number bigint not null,
    at bigint not null,
    actor text not null,
    count bigint not null,
    success bigint not null,
    errors text not null
);
create unique index epcis_capture_number on epcis_capture (number);

create table epcis_event_id (
    event_id text collate "C" not null,
    declares_error bigint not null,
    capture_id text collate "C" not null,
    idx bigint not null,
    primary key (event_id, declares_error)
);

-- Operational: the key that page tokens are sealed with.
create table epcis_token_key (
    id bigint primary key check (id = 1),
    key bytea not null
);
