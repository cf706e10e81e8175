"""The report: what the published facts say of the last weeks, as one HTML file that needs no network to be read."""
