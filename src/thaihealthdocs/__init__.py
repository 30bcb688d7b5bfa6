"""Mine Thai government health documents for grounded records."""
