"""What can be done: one verb, one file; each loads, asks the domain and stores."""
