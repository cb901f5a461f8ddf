delete from board_view_default where view = @view
