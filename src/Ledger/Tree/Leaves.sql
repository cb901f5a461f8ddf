select hash from ledger_entry where number > @from and number <= @to order by number
