select batch from serials_container_batch where sscc = @sscc order by batch
