delete from device_print_job where queued_at < @before and state in ('printed', 'failed')
