select principal, key, body_hash from idempotency where principal = @principal and key = @key
