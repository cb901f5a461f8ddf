insert into people_notice_seen (user_id, number) values (@user_id, @number)
on conflict (user_id) do update set number = excluded.number where excluded.number > people_notice_seen.number
