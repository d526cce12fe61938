"""Mail: orders to partners and their answers. It begins with the next capability."""
