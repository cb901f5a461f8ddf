insert into plant_terminal (id, name, site, area, state, offered_at)
values (@id, @name, @site, @area, @state, @offered_at)
