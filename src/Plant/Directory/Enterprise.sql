select id, name from plant_enterprise
