delete from idempotency where (principal, key) in (select value ->> 0, value ->> 1 from jsonb_array_elements(@keys::jsonb))
