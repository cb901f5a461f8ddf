select body_hash, status, media_type, answer from idempotency where principal = @principal and key = @key
