insert into batch_consumption (batch, step, charge, lot, material, unscaled, scale, unit, at)
values (@batch, @step, @charge, @lot, @material, @unscaled, @scale, @unit, @at)
