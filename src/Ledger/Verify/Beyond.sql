select number from ledger_entry where number > @number or number < 1 order by number desc limit 1
