select stream, version, previous from recipe_edit where recipe = @recipe order by number limit 1
