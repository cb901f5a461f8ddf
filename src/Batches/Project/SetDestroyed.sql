update batch_consumption set destroyed = 1 where batch = @batch and step = @step and charge = @charge
