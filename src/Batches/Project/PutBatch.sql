insert into batch_board (
    id, order_id, lot_number, site, zone, line, recipe_id, recipe_version, recipe_hash, recipe_title, product_code, product_name,
    gtin, planned, planned_start, state, disposition, released_at, released_number, changed_at, changed_number)
values (
    @id, @order_id, @lot_number, @site, @zone, @line, @recipe_id, @recipe_version, @recipe_hash, @recipe_title, @product_code,
    @product_name, @gtin, @planned, @planned_start, @state, @disposition, @at, @number, @at, @number)
