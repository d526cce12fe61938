"""From the rim to the turn: hide secrets, store, and take the turns that wait."""
