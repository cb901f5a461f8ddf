insert into serials_pack_state (gtin, serial, state, since, location, number) values (@gtin, @serial, @state, @since, @location, @number)
on conflict (gtin, serial) do update set state = excluded.state, since = excluded.since, location = excluded.location, number = excluded.number
