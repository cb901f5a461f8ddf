update batch_board set planned_end = @at where id = @id
