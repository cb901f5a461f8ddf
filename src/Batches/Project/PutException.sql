insert into batch_exception (
    id, batch, site, kind, grade, step, number, description, opened_at, opened_by, zone, justified, phase, master_step, equipment, recipe_id,
    product_code, product_name, route_since)
select @id, @batch, site, @kind, @grade, @step, @number, @description, @at, @by, @zone, @justified, @phase, @master_step, @equipment, recipe_id,
    product_code, product_name, @at
from batch_board where id = @batch
