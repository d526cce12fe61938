"""The dialogue: one pure, table-driven machine for every channel.

``step(state, input, now)`` returns a ``Turn``: the next state and what to say and do. The machine
never acts: commands are carried out by use cases, and their results come back as inputs, until it
waits for the person again. It holds no wording: it names what is to be said and gives the values.
"""
