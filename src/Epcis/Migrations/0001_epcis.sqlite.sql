-- Immutable content: what was captured, byte for byte, with the columns that queries look at (a function of the bytes).
-- Rows are staged first and are invisible until an entry publishes their capture (epcis_capture).
create table epcis_document (
    capture_id text primary key,
    context blob not null,
    head blob not null
) strict, without rowid;

create table epcis_event (
    capture_id text not null,
    idx integer not null,
    bytes blob not null,
    event_id text not null,
    declares_error integer not null,
    type text not null,
    event_time integer not null,
    action text,
    biz_step text,
    disposition text,
    read_point text,
    biz_location text,
    transformation_id text,
    primary key (capture_id, idx)
) strict;
create index epcis_event_event_id on epcis_event (event_id);
create index epcis_event_time on epcis_event (event_time);

create table epcis_event_epc (
    epc text not null,
    capture_id text not null,
    idx integer not null,
    role integer not null,
    primary key (epc, capture_id, idx, role)
) strict, without rowid;
create index epcis_event_epc_event on epcis_event_epc (capture_id, idx, role);

create trigger epcis_document_no_update before update on epcis_document
begin select raise(abort, 'ledger-immutable: a captured document is never changed'); end;
create trigger epcis_document_no_delete before delete on epcis_document
begin select raise(abort, 'ledger-immutable: a captured document is never removed'); end;
create trigger epcis_event_no_update before update on epcis_event
begin select raise(abort, 'ledger-immutable: an event is never changed'); end;
create trigger epcis_event_no_delete before delete on epcis_event
begin select raise(abort, 'ledger-immutable: an event is never removed'); end;
create trigger epcis_event_epc_no_update before update on epcis_event_epc
begin select raise(abort, 'ledger-immutable: an event is never changed'); end;
create trigger epcis_event_epc_no_delete before delete on epcis_event_epc
begin select raise(abort, 'ledger-immutable: an event is never removed'); end;
-- SQLite has no roles; replacing a row is refused like changing it, whatever recursive_triggers says.
create trigger epcis_document_no_replace before insert on epcis_document
when exists (select 1 from epcis_document where capture_id = new.capture_id)
begin select raise(abort, 'ledger-immutable: a captured document is never replaced'); end;
create trigger epcis_event_no_replace before insert on epcis_event
when exists (select 1 from epcis_event where capture_id = new.capture_id and idx = new.idx)
begin select raise(abort, 'ledger-immutable: an event is never replaced'); end;

-- Derived: written by the projection of epcis-captured and epcis-capture-refused, emptied and filled again by a rebuild.
create table epcis_capture (
    capture_id text primary key,
    number integer not null,
    at integer not null,
    actor text not null,
    count integer not null,
    success integer not null,
    errors text not null
) strict, without rowid;
create unique index epcis_capture_number on epcis_capture (number);

create table epcis_event_id (
    event_id text not null,
    declares_error integer not null,
    capture_id text not null,
    idx integer not null,
    primary key (event_id, declares_error)
) strict, without rowid;

-- Operational: the key that page tokens are sealed with.
create table epcis_token_key (
    id integer primary key check (id = 1),
    key blob not null
) strict;
