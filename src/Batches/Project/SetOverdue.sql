update batch_exception set overdue_at = @due_at where id = @id
