insert into batch_weighing (container, batch, balance, number) values (@container, @batch, @balance, @number)
on conflict (container) do update set batch = excluded.batch, balance = excluded.balance, number = excluded.number
