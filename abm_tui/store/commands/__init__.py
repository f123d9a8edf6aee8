"""What people do to a workspace: plain functions that take a Unit, one file a family."""
