insert into plant_lot (
    id, material, site, status, unit, on_hand_unscaled, on_hand_scale, received_unscaled, received_scale,
    supplier, supplier_lot, expiry_on, received_at, zone, containers)
values (
    @id, @material, @site, @status, @unit, @unscaled, @scale, @unscaled, @scale,
    @supplier, @supplier_lot, @expiry_on, @received_at, @zone, @containers)
