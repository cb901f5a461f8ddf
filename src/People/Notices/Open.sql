insert into people_notice (number, audience, urgency, code, subject, facts, at)
values (@number, @audience, @urgency, @code, @subject, @facts, @at)
on conflict (number, audience) do nothing
