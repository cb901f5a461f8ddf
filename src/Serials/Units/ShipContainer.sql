update serials_container set status = 'in-transit', destination_kind = @destination_kind, destination = @destination, quarantine = @quarantine,
  number = @number, at = @at, zone = @zone
where sscc = @sscc
