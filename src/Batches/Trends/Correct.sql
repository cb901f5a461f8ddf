update batch_reading set value = @value, unit = @unit, percent = @percent, verdict = @verdict, corrections = corrections + 1, at = @at
where batch = @batch and step = @step and part = @part and "row" = @row and superseded = 0
