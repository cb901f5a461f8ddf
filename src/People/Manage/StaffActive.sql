select user_id, language from people_person where active = 1 order by user_id
