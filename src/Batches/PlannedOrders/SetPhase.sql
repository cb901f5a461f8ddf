update planned_order set phase = @phase, batch = @batch, changed_at = @at where id = @id
