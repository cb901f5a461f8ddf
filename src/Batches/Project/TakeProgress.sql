update batch_operation set done = done - 1 where batch = @batch and operation = @operation
