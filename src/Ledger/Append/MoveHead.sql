-- Null is refused by the column: when the head stands elsewhere than the plan began, nothing of its group is written.
update ledger_head
set number = case when number = @from and hash = @from_hash then cast(@number as bigint) end, at = @at, hash = @hash
where id = 1
