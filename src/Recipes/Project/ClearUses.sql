delete from recipe_block_use where id_key = @id_key and version_key = @version_key
