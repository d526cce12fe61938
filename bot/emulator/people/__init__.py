"""What people do: with their phones over HTTP, or as `Person` in a test."""
