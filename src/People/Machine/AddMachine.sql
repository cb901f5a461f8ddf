insert into people_machine (token_id, name, roles, created_by, created_at, expires_at)
values (@token_id, @name, @roles, @by, @at, @expires_at)
