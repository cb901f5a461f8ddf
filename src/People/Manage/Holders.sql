select qualification, count(distinct user_id) as people
from people_qualification
where revoked_at is null and (expires_at is null or expires_at > @now)
group by qualification
