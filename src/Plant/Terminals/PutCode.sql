insert into plant_terminal_key (terminal, code_hash, code_until) values (@terminal, @code_hash, @code_until)
on conflict (terminal) do update set code_hash = excluded.code_hash, code_until = excluded.code_until, cookie_hash = null
