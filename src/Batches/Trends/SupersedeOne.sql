update batch_reading set superseded = @number where batch = @batch and step = @step and part = @part and "row" = @row and superseded = 0
