update batch_tally set redone = redone + 1 where batch = @batch
