update plant_equipment set calibration_due_on = @calibration_due_on where id = @id
