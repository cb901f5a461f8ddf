insert into recipe_edit (stream, version, number, recipe, previous) values (@stream, @version, @number, @recipe, @previous)
