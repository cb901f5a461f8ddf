select id, kind, subject, detail, site, facts, opened_at, number, times, last_at, over_at, closed_at, closed_by, cause, action
from people_incident
where number < @before
    and (cast(@open as bigint) is null or (case when closed_at is null then 1 else 0 end) = @open)
    and (cast(@kind as text) is null or kind = @kind)
    and (cast(@text as text) is null or lower(subject) like @text or lower(detail) like @text or lower(id) like @text)
order by number desc
limit @count
