"""The roof: addresses per kind of host, home and portal pages, the frame around pages, health."""
