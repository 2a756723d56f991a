//! Publishing: the only writer of the output folder.
