-- SQLite has no roles; replacing a row is refused like changing it, whatever recursive_triggers says.
create trigger serials_unit_no_replace before insert on serials_unit
when exists (select 1 from serials_unit where gtin = new.gtin and serial = new.serial)
begin select raise(abort, 'ledger-immutable: a pack is never replaced'); end;
create trigger serials_link_no_replace before insert on serials_link
when exists (select 1 from serials_link where child = new.child and set_id = new.set_id)
begin select raise(abort, 'ledger-immutable: a packing is never replaced'); end;
