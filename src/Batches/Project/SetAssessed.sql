update batch_exception set assessed = 1, route_since = @at, overdue_at = null, product_impact = @product_impact where id = @id
