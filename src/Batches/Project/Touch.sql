update batch_board set changed_at = @at, changed_number = @number where id = @id
