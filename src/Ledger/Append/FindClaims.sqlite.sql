select principal, key from idempotency
where (principal, key) in (select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(@claims))
