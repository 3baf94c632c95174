-- CAD-07: a training that says between which times it takes place has no more hours than they give. Rows from before
-- stay (NOT VALID); of those CAD-02 counts as many hours as there are.
ALTER TABLE party.training
  ADD CONSTRAINT "CAD-07 times" CHECK (hours <= round(days * extract(epoch FROM to_time - from_time) / 3600, 2))
    NOT VALID;
