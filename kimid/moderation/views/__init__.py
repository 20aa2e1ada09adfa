"""Pages about reports: for readers (`public`) and for those who answer (`ruang`)."""
