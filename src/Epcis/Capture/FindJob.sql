select capture_id, number, at, actor, count, success, errors from epcis_capture where capture_id = @capture_id
