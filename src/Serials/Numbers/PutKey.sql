insert into serials_key (id, key) values (1, @key) on conflict (id) do nothing
