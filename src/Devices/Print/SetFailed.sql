update device_print_job set state = 'failed', fault = @fault where id = @id
