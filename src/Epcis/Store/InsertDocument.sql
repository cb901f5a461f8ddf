insert into epcis_document (capture_id, context, head) values (@capture_id, @context, @head)
