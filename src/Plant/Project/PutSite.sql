insert into plant_site (id, name, zone, enterprise) values (@id, @name, @zone, @enterprise)
