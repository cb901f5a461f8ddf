insert into plant_terminal (id, name, site, area, state, offered_at)
values (@id, @name, @site, @area, @state, @offered_at)
on conflict (id) do update set name = excluded.name, state = excluded.state, offered_at = excluded.offered_at
