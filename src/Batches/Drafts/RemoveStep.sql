delete from step_draft where person = @person and batch = @batch and step = @step
