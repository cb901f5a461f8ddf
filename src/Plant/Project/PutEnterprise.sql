insert into plant_enterprise (id, name) values (@id, @name)
