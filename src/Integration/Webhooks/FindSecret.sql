select sealed from integration_secret where webhook = @webhook
