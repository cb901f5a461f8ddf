delete from batch_operation where batch = @batch
