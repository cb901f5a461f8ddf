update batch_exception set concluded_at = @at where id = @id
