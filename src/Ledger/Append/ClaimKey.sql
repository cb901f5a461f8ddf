insert into idempotency (principal, key, body_hash, at, first_number) values (@principal, @key, @body_hash, @at, @first_number)
