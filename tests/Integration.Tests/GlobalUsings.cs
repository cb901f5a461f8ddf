// In tests a fact is a test; the ledger's attribute is not used here.
global using FactAttribute = Xunit.FactAttribute;
