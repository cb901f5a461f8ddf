insert into device_print_job (id, printer, site, subject, title, content, person, state, attempts, queued_at, next_at)
values (@id, @printer, @site, @subject, @title, @content, @person, 'queued', 0, @at, @at)
on conflict (id) do nothing
