select hash from ledger_tree where level = @level and position >= @from and position < @to order by position
