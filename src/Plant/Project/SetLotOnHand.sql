update plant_lot set on_hand_unscaled = @unscaled, on_hand_scale = @scale where id = @id
