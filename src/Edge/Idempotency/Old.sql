select principal, key from idempotency where at < @before limit @count
