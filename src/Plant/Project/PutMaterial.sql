insert into plant_material (code, name, kind, unit, gtin) values (@code, @name, @kind, @unit, @gtin)
