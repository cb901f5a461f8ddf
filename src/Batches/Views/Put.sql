insert into board_view (id, owner, owner_name, name, search, shared, at) values (@id, @owner, @owner_name, @name, @search, @shared, @at)
