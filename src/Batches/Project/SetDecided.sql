update batch_board set disposition = @disposition, decided_at = @at, register_number = @register_number where id = @id
