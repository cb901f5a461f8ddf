update equipment_alarm set acknowledged_at = @at, acknowledged_by = @by, comment = @comment where id = @id
