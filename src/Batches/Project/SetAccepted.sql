update batch_board set disposition = 'none', decided_at = @at where id = @id
