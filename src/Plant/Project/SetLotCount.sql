update plant_lot set count_waits = @waits where id = @id
