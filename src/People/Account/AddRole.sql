insert into people_role (number, user_id, role, site, reason, granted_by, granted_at)
values (@number, @user_id, @role, @site, @reason, @by, @at)
