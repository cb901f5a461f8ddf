update batch_board set recipe_version = @version, recipe_hash = @hash, recipe_title = @title where id = @id
