select hash from ledger_entry where number = @number
