-- SQLite has no roles; replacing a row is refused like changing it, whatever recursive_triggers says.
create trigger epcis_document_no_replace before insert on epcis_document
when exists (select 1 from epcis_document where capture_id = new.capture_id)
begin select raise(abort, 'ledger-immutable: a captured document is never replaced'); end;
create trigger epcis_event_no_replace before insert on epcis_event
when exists (select 1 from epcis_event where capture_id = new.capture_id and idx = new.idx)
begin select raise(abort, 'ledger-immutable: an event is never replaced'); end;
