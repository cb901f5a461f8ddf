update planned_order
set version = @version, site = @site, recipe = @recipe, product = @product, quantity = @quantity, line = @line, start_at = @start,
    end_at = @end, priority = @priority, changed_at = @at
where id = @id
