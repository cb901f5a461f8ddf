select count(*) from idempotency where principal = @principal and key = @key
