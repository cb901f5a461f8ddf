update batch_board set state = @state, disposition = @disposition, ended_at = @at where id = @id
