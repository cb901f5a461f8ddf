update recipe_version set state = @state, changed_at = @at, changed_by = @by
where id_key = @id_key and version_key = @version_key
