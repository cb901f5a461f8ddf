delete from batch_reading where batch = @batch and step = @step and (part = '' or "row" > 0)
