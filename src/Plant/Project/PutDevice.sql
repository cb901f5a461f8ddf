insert into plant_device (id, driver, is_balance) values (@id, @driver, @is_balance)
on conflict (id) do update set driver = excluded.driver, is_balance = excluded.is_balance
