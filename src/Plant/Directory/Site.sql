select id, name, zone, enterprise from plant_site where id = @id
