"""The market of a village: who sells, what, at which price, and the order that is ready to send."""
