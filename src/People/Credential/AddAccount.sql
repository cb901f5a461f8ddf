insert into people_account (user_id, password_hash, password_at, must_change, failures)
values (@user_id, @password_hash, @at, @must_change, 0)
