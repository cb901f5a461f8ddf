update batch_board set mode = @mode where id = @id
