select distinct batch from serials_set where lot = @lot order by batch limit 50
