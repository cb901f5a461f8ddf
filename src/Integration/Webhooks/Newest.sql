select state from integration_delivery
where webhook = @webhook and done_at is not null and state <> 'dropped'
order by done_at desc
limit @count
