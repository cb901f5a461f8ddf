update ledger_head set number = @number, at = @at, hash = @hash where id = 1
