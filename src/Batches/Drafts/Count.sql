select count(*) from step_draft where person = @person and batch = @batch
