select user_id from people_person limit 1
