insert into bench_row (number, stream, actor, text) values (@number, @stream, @actor, @text)
