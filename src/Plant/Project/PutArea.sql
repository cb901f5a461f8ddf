insert into plant_area (id, name, site) values (@id, @name, @site)
