insert into people_incident (id, kind, subject, detail, site, facts, opened_at, number, times, last_at)
values (@id, @kind, @subject, @detail, @site, @facts, @at, @number, 1, @at)
