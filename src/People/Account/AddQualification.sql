insert into people_qualification (number, user_id, qualification, expires_at, reason, granted_by, granted_at)
values (@number, @user_id, @qualification, @expires_at, @reason, @by, @at)
