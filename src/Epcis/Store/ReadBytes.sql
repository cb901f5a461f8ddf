select bytes from epcis_event where capture_id = @CaptureId order by idx
