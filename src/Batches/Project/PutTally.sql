insert into batch_tally (batch, corrections, redone) values (@batch, 0, 0)
