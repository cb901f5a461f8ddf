select lot, batch, step, unscaled, scale, unit, at from batch_consumption where lot = @lot order by at, batch, step, charge
