select user_id, role, site, reason, granted_by, granted_at, revoked_by, revoked_at, revoke_reason
from people_role where user_id = @user_id order by number
