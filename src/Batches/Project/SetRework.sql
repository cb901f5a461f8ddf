update batch_board set rework_of = @of where id = @id
