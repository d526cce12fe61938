"""Data in: CSV files of orders, providers and slots, all rows or none."""
