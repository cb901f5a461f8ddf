insert into serials_link_set (set_id, parent, number, at) values (@set_id, @parent, @number, @at)
