select p.user_id, p.name, p.language, p.active, p.locked, p.identity_checked_at, p.identity_checked_by, p.identity_checked_how,
  p.added_at, p.added_by, p.deactivated_at, a.signed_in_at, a.password_at, a.must_change
from people_person p left join people_account a on a.user_id = p.user_id
where p.user_id > @after
order by p.user_id
limit @count
