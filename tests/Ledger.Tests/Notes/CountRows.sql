select count(*) as rows from note_row
