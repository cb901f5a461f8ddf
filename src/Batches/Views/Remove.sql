delete from board_view where id = @id
