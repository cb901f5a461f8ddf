insert into batch_consumption (batch, step, charge, lot, material, unscaled, scale, unit, at)
select batch, step, @position, lot, material, @unscaled, @scale, unit, @at
from batch_consumption
where batch = @batch and step = @step and charge = @charge
