select id, printer, site, subject, title, person, state, attempts, fault, queued_at, done_at from device_print_job
where (@subject::text is null or subject like @subject) and (@site::text is null or site = @site)
order by queued_at desc, id desc limit 200
