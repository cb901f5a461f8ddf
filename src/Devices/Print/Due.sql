select id, printer, site, subject, title, content, person, state, attempts, fault, queued_at, done_at from device_print_job
where state = 'queued' and next_at <= @now order by queued_at, id limit 20
