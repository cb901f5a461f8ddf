update plant_lot set expiry_on = @expiry_on where id = @id
