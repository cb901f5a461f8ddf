insert into integration_message_site (message, site) values (@message, @site)
