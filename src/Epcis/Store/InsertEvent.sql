insert into epcis_event (capture_id, idx, bytes, event_id, declares_error, type, event_time, action, biz_step, disposition, read_point, biz_location, transformation_id)
values (@capture_id, @idx, @bytes, @event_id, @declares_error, @type, @event_time, @action, @biz_step, @disposition, @read_point, @biz_location, @transformation_id)
