select batch, operation, title, total, done from batch_operation
where batch in (select value from json_each(@batches)) order by batch, position
