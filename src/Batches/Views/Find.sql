select id, owner, owner_name, name, search, shared from board_view where id = @id and (owner = @person or shared = 1)
