insert into epcis_capture (capture_id, number, at, actor, count, success, errors)
values (@capture_id, @number, @at, @actor, @count, @success, @errors)
