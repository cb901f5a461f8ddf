select code, name, kind, unit, gtin from plant_material where code = @code
