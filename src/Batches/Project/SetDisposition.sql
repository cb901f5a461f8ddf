update batch_board set disposition = @disposition where id = @id
