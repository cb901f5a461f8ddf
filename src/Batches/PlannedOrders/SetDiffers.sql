update planned_order set differs = @differs, changed_at = @at where id = @id
