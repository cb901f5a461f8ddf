insert into serials_container_batch (sscc, batch) values (@sscc, @batch)
