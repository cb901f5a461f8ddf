delete from integration_delivery where done_at < @before
