update batch_board set disposition = 'in-review' where id = @id and disposition <> 'on-hold'
