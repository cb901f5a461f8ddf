select shape from ledger_derived where id = 1
