-- The same refusal as every other record's: the application's role may then only read and add (see Storage's grants).
drop trigger epcis_document_no_change on epcis_document;
drop trigger epcis_document_no_truncate on epcis_document;
drop trigger epcis_event_no_change on epcis_event;
drop trigger epcis_event_no_truncate on epcis_event;
drop trigger epcis_event_epc_no_change on epcis_event_epc;
drop trigger epcis_event_epc_no_truncate on epcis_event_epc;
drop function epcis_immutable();
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
