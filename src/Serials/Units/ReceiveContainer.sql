update serials_container set status = 'here', place_kind = @place_kind, place = @place, destination_kind = null, destination = null,
  number = @number, at = @at, zone = @zone
where sscc = @sscc
