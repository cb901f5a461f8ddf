update batch_tally set corrections = corrections + 1 where batch = @batch
