insert into people_person (user_id, name, language, active, locked, added_at, added_by)
values (@user_id, @name, @language, 1, 0, @at, @by)
