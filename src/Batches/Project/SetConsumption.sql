update batch_consumption set unscaled = @unscaled, scale = @scale where batch = @batch and step = @step and charge = @charge
