select user_id, role, site, reason, granted_by, granted_at, revoked_by, revoked_at, revoke_reason
from people_role where granted_at <= @at and (revoked_at is null or revoked_at > @at)
order by user_id, number
