insert into campaign_batch (batch, campaign, place) values (@batch, @campaign, @place)
on conflict (batch) do update set campaign = excluded.campaign, place = excluded.place
