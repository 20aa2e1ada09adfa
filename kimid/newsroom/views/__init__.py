"""Pages about stories: for readers (`public`) and for the group (`ruang`)."""
