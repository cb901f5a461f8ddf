update plant_lot set status = @status where id = @id
