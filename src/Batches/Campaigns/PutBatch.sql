insert into campaign_batch (batch, campaign, place) values (@batch, @campaign, @place)
