select stream, version, previous from recipe_edit where stream = @stream and version <= @version order by version desc limit @count
