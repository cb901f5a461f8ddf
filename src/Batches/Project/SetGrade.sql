update batch_exception set grade = @grade, overdue_at = null where id = @id
