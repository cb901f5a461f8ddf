delete from batch_produced where batch = @batch
