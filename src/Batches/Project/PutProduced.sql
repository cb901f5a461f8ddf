insert into batch_produced (lot, batch, material) values (@lot, @batch, @material) on conflict (lot) do nothing
