insert into serials_recall (batch, reason, at, number) values (@batch, @reason, @at, @number)
