select path, at, verdict, device, region from distribution_scan where path = @path and at >= @since order by at desc limit @count
