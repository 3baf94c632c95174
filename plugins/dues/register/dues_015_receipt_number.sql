-- DUE-16: what dues_010_receipt.sql said of receipts stands in the core now, for every number; the indexes stay.
CREATE OR REPLACE FUNCTION party.receipt_number(receipt text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN partybuild.as_read(receipt);
