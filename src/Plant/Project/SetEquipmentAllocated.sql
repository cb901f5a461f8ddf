update plant_equipment set allocated_to = @batch where id = @id
