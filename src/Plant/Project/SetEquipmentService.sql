update plant_equipment set out_of_service = @reason where id = @id
