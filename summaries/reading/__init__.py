"""What people have goes in: files of every format and encoding, as articles. `..articles` is its door."""
