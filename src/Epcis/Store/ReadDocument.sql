select context, head from epcis_document where capture_id = @CaptureId
