update plant_equipment set condition = @condition, batch = @batch where id = @id
