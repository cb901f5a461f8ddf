update device_print_job set state = 'queued', fault = @fault, next_at = @next where id = @id
