select batch, reason, at, number from serials_recall where batch = @batch
