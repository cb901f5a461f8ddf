insert into integration_reconciliation (number, interface, from_at, to_at, count, hash, their_count, their_hash, equal, by_whom, at, sites)
values (@number, @interface, @from, @to, @count, @hash, @their_count, @their_hash, @equal, @by, @at, @sites)
