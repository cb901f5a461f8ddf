update batch_exception set grade = @grade where id = @id
