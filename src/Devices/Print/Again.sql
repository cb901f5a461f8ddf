update device_print_job set state = 'queued', next_at = @at where id = @id and state = 'failed'
