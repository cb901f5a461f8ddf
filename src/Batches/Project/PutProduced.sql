insert into batch_produced (batch, lot, material) values (@batch, @lot, @material)
