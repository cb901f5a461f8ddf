select id from plant_lot
where site = @site and material = @material and status = 'released' and on_hand_unscaled > 0
  and (expiry_on is null or expiry_on >= @through)
order by case when expiry_on is null then 1 else 0 end, expiry_on, id
limit 200
