update device_print_job set state = 'printed', fault = null, done_at = @now where id = @id
