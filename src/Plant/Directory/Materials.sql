select code, name, kind, unit, gtin from plant_material order by code
