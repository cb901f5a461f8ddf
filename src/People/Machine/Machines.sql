select m.token_id, m.name, m.roles, m.created_by, m.created_at, m.expires_at, m.revoked_by, m.revoked_at, t.used_at
from people_machine m left join people_token t on t.token_id = m.token_id
order by m.created_at desc
limit 1000
