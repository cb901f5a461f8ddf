insert into note_row (number, actor, text) values (@number, @actor, @text)
