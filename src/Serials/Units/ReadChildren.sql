select child from serials_link where set_id = @setId order by idx
