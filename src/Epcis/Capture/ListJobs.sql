select capture_id, number, at, actor, count, success, errors from epcis_capture where number < @before order by number desc limit @count
