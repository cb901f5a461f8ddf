delete from recipe_presence where seen_at < @gone
