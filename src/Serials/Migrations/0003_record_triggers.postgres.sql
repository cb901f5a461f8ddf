-- The same refusal as every other record's: the application's role may then only read and add (see Storage's grants).
drop trigger serials_unit_no_change on serials_unit;
drop trigger serials_unit_no_truncate on serials_unit;
drop trigger serials_link_no_change on serials_link;
drop trigger serials_link_no_truncate on serials_link;
drop function serials_immutable();
create trigger serials_unit_no_change before update or delete on serials_unit
    for each row execute function ledger_immutable();
create trigger serials_unit_no_truncate before truncate on serials_unit
    for each statement execute function ledger_immutable();
create trigger serials_link_no_change before update or delete on serials_link
    for each row execute function ledger_immutable();
create trigger serials_link_no_truncate before truncate on serials_link
    for each statement execute function ledger_immutable();
