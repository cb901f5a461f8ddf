select id, name, zone, enterprise from plant_site order by id
