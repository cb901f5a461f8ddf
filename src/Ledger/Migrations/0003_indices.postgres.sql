-- The activity trace has an index of its own now; nothing else asks by actor or by time, and each index costs every append.
drop index ledger_entry_actor;
drop index ledger_entry_at;
