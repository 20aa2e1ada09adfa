"""A small world to try everything in: five KIM, their people, offices above them, stories in every stage. All names invented."""
