select principal, key from idempotency
where (principal, key) in (select claim ->> 0, claim ->> 1 from jsonb_array_elements(@claims::jsonb) claim)
