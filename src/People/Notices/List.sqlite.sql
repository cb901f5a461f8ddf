select number, audience, urgency, code, subject, facts, at, closed_at
from people_notice
where closed_at is null and number < @before and audience in (select value from json_each(@audiences))
order by number desc
limit @count
