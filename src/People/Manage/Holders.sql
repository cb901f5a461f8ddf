select distinct q.qualification, q.user_id, p.name
from people_qualification q
join people_person p on p.user_id = q.user_id and p.active = 1
where q.revoked_at is null and (q.expires_at is null or q.expires_at > @now)
order by q.qualification, p.name, q.user_id
