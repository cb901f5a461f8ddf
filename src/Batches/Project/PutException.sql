insert into batch_exception (
    id, batch, site, kind, grade, step, number, description, opened_at, opened_by, zone, justified)
select @id, @batch, site, @kind, @grade, @step, @number, @description, @at, @by, @zone, @justified from batch_board where id = @batch
