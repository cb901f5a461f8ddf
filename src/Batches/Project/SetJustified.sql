update batch_exception set justified = 1 where id = @id
