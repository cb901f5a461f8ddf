select batch, operation, title, total, done from batch_operation
where batch in (select jsonb_array_elements_text(@batches::jsonb)) order by batch, position
