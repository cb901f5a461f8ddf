delete from idempotency where (principal, key) in (select value ->> 0, value ->> 1 from json_each(@keys))
