update batch_board set state = @state where id = @id
