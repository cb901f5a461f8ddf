select id, printer, site, subject, title, content, person, state, attempts, fault, queued_at, done_at from device_print_job
where state = 'printing' and next_at < @before
