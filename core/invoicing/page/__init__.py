"""What a person sees on a page: text, amounts, days and currencies in all their spellings."""
