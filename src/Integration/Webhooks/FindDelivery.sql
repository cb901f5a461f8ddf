select id, webhook, event, body, state, tries from integration_delivery where id = @id
