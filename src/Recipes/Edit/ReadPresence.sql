select user_id, element, since from recipe_presence where stream = @stream and seen_at >= @gone order by since, user_id
