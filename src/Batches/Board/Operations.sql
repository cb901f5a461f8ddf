select batch, operation, title, total, done from batch_operation order by batch, position
