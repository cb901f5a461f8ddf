update batch_board set procedure_kind = @kind, procedure_equipment = @equipment where id = @id
