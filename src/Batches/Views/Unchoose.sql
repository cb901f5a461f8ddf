delete from board_view_default where person = @person
