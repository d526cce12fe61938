"""Mail: orders to partners and their answers come and go here. It begins with the next capability."""
