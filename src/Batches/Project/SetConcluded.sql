update batch_exception set concluded_at = @at, overdue_at = null, root_cause = @root_cause, product_impact = @product_impact where id = @id
