update plant_equipment set condition = @condition, batch = @batch, since = @since where id = @id
