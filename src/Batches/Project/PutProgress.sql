insert into batch_operation (batch, operation, position, title, total, done) values (@batch, @operation, @position, @title, @total, @done)
