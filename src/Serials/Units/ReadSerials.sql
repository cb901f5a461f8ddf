select serial from serials_unit where set_id = @setId order by idx
