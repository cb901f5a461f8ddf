update plant_lot set retest_on = @retest_on, expiry_on = coalesce(@expiry_on, expiry_on), status = coalesce(@status, status) where id = @id
