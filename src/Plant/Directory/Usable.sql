select id from plant_lot
where site = @site and material = @material and status = 'released' and on_hand_unscaled > 0 and under_way_to is null
  and (expiry_on is null or expiry_on >= @through) and (retest_on is null or retest_on >= @through)
  and not (reserved_scale = on_hand_scale and reserved_unscaled >= on_hand_unscaled)
order by case when expiry_on is null then 1 else 0 end, expiry_on, id
limit 200
