update plant_lot set reserved_unscaled = @unscaled, reserved_scale = @scale where id = @id
