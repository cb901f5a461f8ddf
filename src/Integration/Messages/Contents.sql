select content from integration_message where interface = @interface and at >= @from and at < @to order by content
