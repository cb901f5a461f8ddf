insert into planned_order (
    id, version, site, recipe, product, quantity, line, start_at, end_at, priority, phase, batch, differs, interface, changed_at, number)
values (
    @id, @version, @site, @recipe, @product, @quantity, @line, @start, @end, @priority, @phase, null, 0, @interface, @at, @number)
