"""The methods of the Bot API: each takes the world and the parameters and gives the result."""
