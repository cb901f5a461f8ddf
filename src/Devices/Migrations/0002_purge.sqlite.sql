-- As jobs are listed, and as old ones are found.
create index device_print_job_at on device_print_job (queued_at desc, id desc);
