update device_print_job set state = 'printing', attempts = attempts + 1, next_at = @now where id = @id and state = 'queued'
